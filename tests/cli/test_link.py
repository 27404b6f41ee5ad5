"""Linking and suggesting from the command line."""

import json

import pytest

from talentmatch.cli import main
from tests.databases import SMALL_CATALOGUE


@pytest.fixture
def run(empty_url, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", empty_url)
    monkeypatch.setenv("TALENTMATCH_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("LANG", "C")

    def command(*args):
        with pytest.raises(SystemExit) as ended:
            main(args)
        output = capsys.readouterr()
        return ended.value.code or 0, output.out, output.err

    command("init", "--data", str(SMALL_CATALOGUE))
    return command


def test_link_says_where_how_surely_and_how(run):
    code, out, _ = run("link", "Vous maîtrisez les BPF.", "--lang", "fr")
    assert code == 0
    assert " ".join(out.split()) == "19-22 0.93 abbreviation BPF → good manufacturing practice (GMP)"


def test_link_reads_a_file_and_writes_json(run, tmp_path):
    file = tmp_path / "vacancy.txt"
    file.write_text("Kennis van HPLC.", encoding="utf-8")
    _, out, _ = run("link", str(file), "--format", "json")
    assert json.loads(out)[0] == {
        "skill_id": "hplc", "start": 11, "end": 15, "words": "HPLC", "confidence": 0.93, "method": "abbreviation",
    }  # fmt: skip


def test_suggest_skills_stores_what_it_found_unless_told_not_to(run):
    _, dry, _ = run("suggest-skills", "--dry-run")
    assert " suggestions added" in dry
    _, out, _ = run("suggest-skills", "--format", "json")
    waiting = json.loads(out)
    assert waiting[0]["status"] == "suggested"
    assert f"{len(waiting)} wait for a decision." in dry
    assert "0 suggestions added, 0 changed, 0 withdrawn." in run("suggest-skills")[1]


def test_suggest_skills_takes_decisions(run):
    numbers = [row["id"] for row in json.loads(run("suggest-skills", "--format", "json")[1])]
    code, out, _ = run("suggest-skills", "--accept", str(numbers[0]), "--reject", str(numbers[1]), "--by", "me")
    assert (code, f"{len(numbers) - 2} wait for a decision." in out) == (0, True)
    code, _, err = run("suggest-skills", "--accept", str(numbers[1]))
    assert (code, "was decided by me on" in err) == (2, True)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["link", ""], "The text is empty"),
        (["suggest-skills", "--dry-run", "--accept", "1"], "--dry-run only shows"),
        (["suggest-skills", "--reject", "999"], "There is no suggestion 999"),
    ],
)
def test_a_bad_question_ends_with_status_2_and_one_message(run, args, message):
    code, _, err = run(*args)
    assert (code, message in err, len(err.splitlines())) == (2, True, 1)
