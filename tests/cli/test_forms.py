"""What commands print can be read by programs."""

import csv
import io
import json

import pytest

from talentmatch.cli.forms import print_csv

ADDRESS = "https://elsewhere.example/changes"


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    "asked",
    [
        ("match", "--profile", "profile-aseptic-operator", "--top", "3"),
        ("search", "cleanroom"),
    ],
)
def test_a_ranking_has_the_same_rows_as_csv_and_as_json(ready, asked):
    found = json.loads(ready(*asked, "--format", "json")[1])["programmes"]
    code, out, _ = ready(*asked, "--format", "csv")
    told = [(row["rank"], row["id"], row["score"], row["covered"]) for row in rows(out)]
    wanted = [(str(row["rank"]), row["id"], repr(row["score"]), " | ".join(row["covered"])) for row in found]
    assert (code, told) == (0, wanted)
    assert found


def test_a_pathway_has_its_steps_as_csv(ready):
    asked = ("pathway", "--profile", "profile-aseptic-operator")
    steps = json.loads(ready(*asked, "--format", "json")[1])["steps"]
    assert [row["id"] for row in rows(ready(*asked, "--format", "csv")[1])] == [step["id"] for step in steps]


def test_what_is_kept_is_listed_for_programs(ready):
    ready("accounts", "create-admin", "ann@example.org", "--invite")
    ready("harvest-sources", "add", "elsewhere", ADDRESS, "--kind", "jsonld")
    [account] = json.loads(ready("accounts", "list", "--format", "json")[1])
    assert (account["email"], account["role"], account["password"]) == ("ann@example.org", "admin", False)
    [source] = rows(ready("harvest-sources", "list", "--format", "csv")[1])
    assert (source["id"], source["address"], source["last_run"]) == ("elsewhere", ADDRESS, "")
    assert json.loads(ready("imports", "--format", "json")[1]) == []


def test_a_cell_is_no_formula_for_a_spreadsheet(capsys):
    print_csv(["id", "terms"], [{"id": "=1+1", "terms": ["a", "b"]}])
    assert capsys.readouterr().out == "id,terms\n'=1+1,a | b\n"
