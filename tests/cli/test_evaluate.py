"""The commands that measure and tune print what they find, and write it where they are told."""

import json

import pytest

from talentmatch.cli import main
from tests.esco_files import BREWER, label, occupation, write_csvs

DOCUMENTS = [
    {"id": f"d{at}", "title": t, "lang": "en"} for at, t in enumerate(["aseptic filling", "pumps", "vaccines"])
]
QUERIES = [
    {"id": f"q{at}", "title": t, "lang": "en"} for at, t in enumerate(["aseptic operator", "pump fitter", "vaccine"])
]


@pytest.fixture
def sets(tmp_path):
    for name in ("one", "two"):
        folder = tmp_path / "sets" / name
        folder.mkdir(parents=True)
        (folder / "docs.jsonl").write_text("\n".join(map(json.dumps, DOCUMENTS)), encoding="utf-8")
        (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, QUERIES)), encoding="utf-8")
        (folder / "qrels.tsv").write_text("".join(f"q{at}\t0\td{at}\t1\n" for at in range(3)), encoding="utf-8")
    return tmp_path / "sets"


@pytest.fixture
def run(capsys, monkeypatch):
    monkeypatch.setenv("LANG", "C")

    def command(*args):
        with pytest.raises(SystemExit) as ended:
            main(list(map(str, args)))
        output = capsys.readouterr()
        return ended.value.code or 0, output.out, output.err

    return command


def test_evaluate_prints_one_set_as_an_object_and_several_as_a_list_that_ends_with_the_mean(run, sets):
    one = json.loads(run("evaluate", sets / "one", "--format", "json")[1])
    several = json.loads(run("evaluate", sets, "--format", "json")[1])
    assert one["collection"] == "one"
    assert [report["collection"] for report in several] == ["one", "two", "mean of 2 sets"]
    assert several[0]["systems"][0]["measures"] == one["systems"][0]["measures"]


@pytest.mark.slow
def test_evaluate_finds_the_same_in_several_processes(run, sets):
    one, several = (json.loads(run("evaluate", sets, "--format", "json", "--jobs", jobs)[1]) for jobs in (1, 2))
    assert [report["systems"][0]["measures"] for report in one] == [of["systems"][0]["measures"] for of in several]


def test_evaluate_compares_settings_in_a_table(run, sets):
    code, out, _ = run("evaluate", sets / "one", "--setting", "only:words", "--against", "whole")
    assert code == 0
    assert [line.split("  ")[0] for line in out.splitlines()[2:4]] == ["only:words", "talentmatch"]


def test_evaluate_writes_a_page(run, sets, tmp_path):
    assert run("evaluate", sets, "--peer", "tfidf", "--fields", "--page", tmp_path / "page.md")[0] == 0
    assert "## mean of 2 sets" in (tmp_path / "page.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_evaluate_puts_the_matcher_with_esco_beside_itself(run, sets, tmp_path):
    files = {
        "occupations_en.csv": [occupation(BREWER, "aseptic operator")],
        "occupations_nl.csv": [label(BREWER, "steriele vuller")],
    }
    folder = write_csvs(tmp_path / "ESCO v1.2.0", files)
    one = json.loads(run("evaluate", sets / "one", "--esco", folder, "--format", "json")[1])
    both = json.loads(run("evaluate", sets, "--esco", folder, "--format", "json", "--jobs", "2")[1])
    assert [system["name"] for system in one["systems"]] == ["talentmatch", "talentmatch with ESCO"]
    assert both[0]["systems"][1]["measures"] == one["systems"][1]["measures"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--setting", "only:luck"], "only:luck is not one of"),
        (["--esco", "no/such.zip"], "There is no no/such.zip"),
        (["--run", "run.txt"], "A run file holds the ranking of one set, and these are 2"),
    ],
)
def test_evaluate_says_what_it_cannot_do(run, sets, args, message):
    code, _, err = run("evaluate", sets, *args)
    assert (code, message in err) == (2, True)


def test_tune_prints_the_weights_of_every_field(run, sets):
    code, out, _ = run("tune", sets, "--folds", "3")
    assert code == 0
    assert "query and documents in one language: 2 sets, 6 queries (one, two)" in out
    assert "cross-validated" in out
    told = json.loads(run("tune", sets, "--folds", "3", "--format", "json")[1])
    assert [len(parts) for parts in told["same"]["folds"]] == [len(told["same"]["fields"])] * 3
