"""The commands answer like the pages, and a fault is one clear message with an exit status that fits."""

import json
import os
import signal
import socket
import subprocess
import sys
from urllib.request import urlopen

import pytest

from talentmatch.cli.serve import listen
from talentmatch.errors import ConfigurationError
from tests.databases import SMALL_CATALOGUE


def test_init_sets_everything_up_and_finds_it_done_the_second_time(run):
    code, out, _ = run("init", "--data", str(SMALL_CATALOGUE))
    assert (code, "Index ready: 14 programmes" in out) == (0, True)
    code, out, _ = run("init", "--data", str(SMALL_CATALOGUE))
    assert (code, "Catalogue is up to date." in out) == (0, True)


def test_index_builds_the_index_anew(ready):
    code, out, _ = ready("index")
    assert (code, "Index built: 14 programmes" in out) == (0, True)


def test_match_ranks_a_profile_with_its_coverage(ready):
    code, out, _ = ready("match", "--profile", "profile-aseptic-operator", "--top", "3")
    assert code == 0
    assert "  1  0." in out.splitlines()[0]
    assert "covers 1 of 2 essential skills" in out
    assert "No programme that we know teaches: filling of vials and syringes" in out


def test_match_reads_a_text_or_a_file_and_writes_json(ready, tmp_path):
    file = tmp_path / "vacancy.txt"
    file.write_text("Wij zoeken een operator die GMP en cleanroomkledij kent.", encoding="utf-8")
    for source in (str(file), file.read_text(encoding="utf-8")):
        code, out, _ = ready("match", source, "--format", "json", "--lang", "nl")
        first = json.loads(out)["programmes"][0]
        assert (code, first["id"]) == (0, "vitalent-theme-cleanroom")
        assert sum(first["fields"].values()) == pytest.approx(first["score"])


def test_search_finds_a_provider_by_its_former_name(ready):
    code, out, _ = ready("search", "Cefochim")
    assert (code, out.splitlines()[0]) == (0, "Provider: aptaskil, Cefochim")


def test_check_data_accepts_the_shipped_catalogue_and_names_faults(run, tmp_path):
    assert run("check-data")[0] == 0
    code, _, err = run("check-data", str(tmp_path))
    assert code == 2
    assert "providers.csv: cannot be read" in err


def test_evaluate_measures_a_collection_and_writes_a_run(run, tmp_path):
    docs = [
        {"id": f"d{n}", "title": title, "text": "", "lang": "en"}
        for n, title in enumerate(("aseptic filling", "pumps"))
    ]
    (tmp_path / "docs.jsonl").write_text("\n".join(map(json.dumps, docs)), encoding="utf-8")
    query = {"id": "q", "title": "aseptic operator", "text": "", "lang": "en"}
    (tmp_path / "queries.jsonl").write_text(json.dumps(query), encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text("q\t0\td0\t1\n", encoding="utf-8")
    code, out, _ = run("evaluate", str(tmp_path), "--format", "json", "--run", str(tmp_path / "run.txt"))
    assert (code, json.loads(out)["systems"][0]["measures"]["nDCG@10"]) == (0, 1.0)
    assert (tmp_path / "run.txt").read_text().split()[:3] == ["q", "Q0", "d0"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["match"], "Give either a text or --profile"),
        (["match", "--profile", "no-such-job"], "There is no job profile no-such-job"),
        (["match", ""], "The text is empty"),
        (["search", "x" * 2000], "too long; the limit is 1000"),
        (["search", "--page", "3"], "There is no page 3; the last one is 2"),
        (["evaluate", "/no/such/folder"], "There is no folder /no/such/folder"),
    ],
)
def test_a_bad_question_ends_with_status_2_and_one_message(ready, args, message):
    code, _, err = ready(*args)
    assert code == 2
    assert message in err
    assert len(err.splitlines()) == 1


def test_a_database_that_is_not_set_up_is_said_with_the_remedy(run):
    code, _, err = run("match", "anything")
    assert (code, "Run: talentmatch init" in err) == (78, True)


def test_a_taken_port_is_said_before_anything_starts():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(ConfigurationError, match="Choose another, for example: make run PORT=8001"):
            listen("127.0.0.1", taken.getsockname()[1])


def heed_interrupts():
    """Undo what a shell does to its background jobs: they would never hear of Ctrl-C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.slow
@pytest.mark.parametrize("signal_", [signal.SIGINT, signal.SIGTERM], ids=lambda signal_: signal_.name)
def test_serve_answers_and_ends_cleanly(runtime, signal_):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "DATABASE_URL": runtime.settings.database_url,
        "TALENTMATCH_INSTANCE": str(runtime.settings.instance_dir),  # where the index is
        "TALENTMATCH_PORT": str(port),
    }
    command = [sys.executable, "-m", "talentmatch", "serve"]
    server = subprocess.Popen(
        command,
        env={**os.environ, **settings, "LANG": "C"},
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=heed_interrupts,
    )
    with server:
        assert f"http://127.0.0.1:{port}" in server.stdout.readline()
        with urlopen(f"http://127.0.0.1:{port}/readyz") as answer:
            assert answer.status == 200
        server.send_signal(signal_)
        assert server.stdout.readline() == "talentmatch has ended.\n"
        assert server.wait(timeout=10) == 0
