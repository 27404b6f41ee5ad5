"""The command that plans the way to a job."""

import json

import pytest

JOB = ("pathway", "--profile", "pfizer-technical-operator")


def test_pathway_lists_the_steps_the_totals_and_the_proof(ready):
    code, out, _ = ready(*JOB, "--near", "Gent", "--lang", "en")
    lines = out.splitlines()
    assert (code, lines[0]) == (0, "  1  Opérateur aseptique en biopharmacie (aptaskil)")
    assert lines[1] == "     adds: aseptic work"
    assert "Hours: not known" in lines
    assert lines[-2:] == ["Distances, one way: 112 km", "Proven: no other choice of programmes does better."]


def test_pathway_writes_json_and_keeps_to_the_wishes(ready):
    options = ("--held", "shift-work", "--objective", "cheapest", "--region", "flanders", "--from", "2020-01-01")
    code, out, _ = ready(*JOB, *options, "--format", "json")
    plan = json.loads(out)
    assert (code, plan["objective"], plan["proven"]) == (0, "cheapest", True)
    assert [step["id"] for step in plan["steps"]] == ["vitalent-jobseekers"]
    assert plan["totals"]["euros"] == {"known": 0.0, "unknown": ["vitalent-jobseekers"]}
    assert plan["excluded"] == ["aseptic-work"]
    assert "shift-work" not in plan["uncovered"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--objective", "nearest"), "need a town to start from"),
        (("--held", "juggling"), "There is no skill juggling"),
        (("--from", "tomorrow"), "'tomorrow' does not match the format"),
    ],
)
def test_pathway_says_what_is_wrong(ready, options, message):
    code, _, err = ready(*JOB, *options)
    assert code == 2
    assert message in err
