import json
from dataclasses import replace
from itertools import count

import pytest

from talentmatch.engine import present_settings
from talentmatch.errors import InvalidData
from talentmatch.evaluation import Plan, Workshop, evaluate, examine, report_sets


def ticking():
    """A clock that advances by a second each time it is read."""
    seconds = count()
    return lambda: float(next(seconds))


def test_it_measures_the_engine_on_a_collection(directory):
    report = evaluate(directory, clock=ticking())
    (ours,) = report.systems
    assert (report.collection, report.documents, report.queries) == (directory.name, 3, 3)
    assert ours.measures["RR@10"] >= 2 / 3 - 1e-9  # no word of the third query is in any document
    assert (ours.build_seconds, ours.p50_ms, ours.p99_ms) == (1, 1000, 1000)


def test_it_puts_the_peers_beside_ours(directory):
    ours, *peers = evaluate(directory, peers=["bm25"]).systems
    assert ours.against is None
    assert [peer.name for peer in peers] == ["bm25 stemmed", "bm25 stemmed, stop words out"]
    assert all(peer.measures["RR@10"] == pytest.approx(2 / 3) for peer in peers)
    assert all(peer.against is not None and peer.against.p_value > 0.05 for peer in peers)


def test_it_refuses_a_peer_that_it_does_not_know(directory):
    with pytest.raises(InvalidData, match="bm26"):
        evaluate(directory, peers=["bm26"])


def test_it_writes_its_rankings(directory):
    evaluate(directory, run_file=directory / "run.txt")
    rows = [line.split(" ") for line in (directory / "run.txt").read_text().splitlines()]
    assert rows[0][:4] == ["q1", "Q0", "d1", "1"]
    assert [row[2:4] for row in rows if row[0] == "q1"][:2] == [["d1", "1"], ["d3", "2"]]
    assert all(0 < float(row[4]) <= 1 and row[5] == "talentmatch" for row in rows)


def test_it_reports_as_a_table_and_as_plain_values(directory):
    report = evaluate(directory, peers=["bm25"])
    lines = report.table().splitlines()
    assert lines[1].split()[:2] == ["system", "nDCG@10"]
    assert [line.split("  ")[0] for line in lines[2:5]] == [system.name for system in report.systems]
    assert json.loads(json.dumps(report.to_dict()))["systems"][0]["measures"] == report.systems[0].measures


def test_it_runs_every_field_alone_and_each_left_out(directory):
    outcome = examine(directory, Plan(fields=True), workshop=Workshop())
    names = [trial.name for trial in outcome.trials]
    fields = [field.name for field in present_settings().fields]
    assert names == ["talentmatch", *(f"only:{name}" for name in fields), *(f"without:{name}" for name in fields)]


def test_it_compares_two_settings(directory):
    ours, theirs = report_sets(
        [examine(directory, Plan(setting="only:title words", against="whole"), workshop=Workshop())]
    ).systems
    assert (ours.name, theirs.name) == ("only:title words", "talentmatch")
    assert ours.measures["R@10"] < theirs.measures["R@10"]  # "Cold chain" says vaccines in its text only
    assert theirs.against.difference == pytest.approx(ours.measures["nDCG@10"] - theirs.measures["nDCG@10"])


def test_it_runs_the_whole_a_second_time_on_widened_queries(directory):
    ours, widened = report_sets(
        [examine(directory, Plan(widen=lambda query: replace(query, text="vaccines")), workshop=Workshop())]
    ).systems
    assert (ours.name, widened.name) == ("talentmatch", "talentmatch with ESCO")
    assert widened.measures["RR@10"] > ours.measures["RR@10"]  # the third query, zzz, now finds vaccines


def test_it_says_which_peer_could_not_run_and_why(directory):
    report = report_sets([examine(directory, Plan(peers=["minilm", "tfidf", "characters"]), workshop=Workshop())])
    assert [system.name for system in report.systems] == ["talentmatch", "TF-IDF of words", "TF-IDF of characters 3-5"]
    assert "No folder with the model" in report.not_run["all-MiniLM-L6-v2"]
    assert "not run: all-MiniLM-L6-v2" in report.table()
