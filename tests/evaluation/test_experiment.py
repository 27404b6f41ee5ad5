import json
from itertools import count

import pytest

from talentmatch.errors import InvalidData
from talentmatch.evaluation import evaluate


def ticking():
    """A clock that advances by a second each time it is read."""
    seconds = count()
    return lambda: float(next(seconds))


def test_it_measures_the_engine_on_a_collection(directory):
    report = evaluate(directory, clock=ticking())
    (ours,) = report.systems
    assert (report.collection, report.documents, report.queries) == (directory.name, 3, 3)
    assert ours.measures["RR@10"] == pytest.approx(2 / 3)  # nothing fits the third query
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
    assert [row[3] for row in rows if row[0] == "q1"] == ["1", "2"]
    assert all(0 < float(row[4]) <= 1 and row[5] == "talentmatch" for row in rows)


def test_it_reports_as_a_table_and_as_plain_values(directory):
    report = evaluate(directory, peers=["bm25"])
    lines = report.table().splitlines()
    assert lines[1].split()[:2] == ["system", "nDCG@10"]
    assert lines[2].startswith("talentmatch ")
    assert len(lines) == 5
    assert json.loads(json.dumps(report.to_dict()))["systems"][0]["measures"] == report.systems[0].measures
