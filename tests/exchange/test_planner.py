"""A plan says what an import would do: what comes, what changes from what to what, what lacks, what is faulty."""

import unicodedata

import pytest

from talentmatch.errors import InvalidData
from talentmatch.exchange import planner
from talentmatch.exchange.catalogue_files import FILES
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.plan_text import plan_from_text, plan_to_text
from talentmatch.models import Programme
from tests.exchange.importing import file_with, planned, rows_of


def refused(session, table, column, value, row=0):
    rows = rows_of(session, table)
    rows[row] = {**rows[row], column: value}
    return planned(session, table, file_with(rows))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_an_export_changes_nothing(session, file):
    plan = planned(session, file.name, file_with(rows_of(session, file.name)))
    assert (plan.changes, plan.faulty, plan.missing) == ((), (), ())
    assert len(plan.unchanged) == len(rows_of(session, file.name))


def test_it_tells_new_changed_and_missing_records_apart(session):
    rows = rows_of(session, "programmes")
    mine = [row for row in rows if row["provider_id"] == rows[0]["provider_id"]]
    first = {**mine[0], "hours": "12.5", "topics": "a | b"}
    new = {**mine[0], "id": "brand-new"}
    plan = planned(session, "programmes", file_with([first, new]))
    assert [change.fields["hours"][1] for change in plan.changed] == [12.5]
    assert plan.changed[0].fields["topics"][1] == ["a", "b"]
    assert set(plan.changed[0].fields) == {"hours", "topics"}
    assert [(change.id, change.line, change.version) for change in plan.created] == [("brand-new", 3, 0)]
    assert {name for missing in plan.missing for name in missing.ids} == {row["id"] for row in mine[1:]}
    assert plan_from_text(plan_to_text(plan)) == plan


def test_it_leaves_alone_what_an_editor_locked(session):
    rows = rows_of(session, "programmes")
    session.get_one(Programme, rows[0]["id"]).locked_fields = ["hours"]
    session.flush()
    rows[0].update(hours="77", days="7")
    (change,) = planned(session, "programmes", file_with(rows)).changed
    assert [*change.fields] == ["days"]


def test_a_row_that_differs_in_nothing_but_what_is_locked_is_unchanged(session):
    rows = rows_of(session, "programmes")
    session.get_one(Programme, rows[0]["id"]).locked_fields = ["hours"]
    session.flush()
    plan = planned(session, "programmes", file_with([{**rows[0], "hours": "77"}]))
    assert (len(plan.changes), [*plan.unchanged]) == (0, [rows[0]["id"]])


def test_a_provider_that_loses_much_has_to_be_confirmed(session):
    rows = rows_of(session, "programmes")
    owner = rows[0]["provider_id"]
    mine = [row for row in rows if row["provider_id"] == owner]
    plan = planned(session, "programmes", file_with(mine[: max(1, len(mine) // 10)]))
    assert [missing.owner for missing in plan.shrinking] == [owner]
    gone = [{**row, "id": f"{row['id']}-new"} for row in mine]
    assert planned(session, "programmes", file_with(gone)).shrinking, "all of them, under other identifiers"


DAY = "is not a date; write it as year-month-day"
NUMBER = "is not a number; write it with a decimal point"
BAD = [
    *[("checked_on", day, DAY) for day in ("31/02/2026", "2026-13-01", "2026-02-30", "03/04/26", "45992", "2026-3-1")],
    *[("checked_on", day, DAY) for day in ("1 mei 2026", "20260301", "2026/03/01", "2026-03-01T10:00", "0000-00-00")],
    *[("cost_eur", number, NUMBER) for number in ("1.234,56", "12,50", "1 234", "€ 5", "NaN", "inf", "five", "1'000")],
    ("cost_eur", "-1", "below the least possible value, 0"),
    ("cost_eur", "1e9", "above the greatest possible value"),
    ("seen_year", "2024.5", "is not a whole number"),
    ("eqf_level", "9", "above the greatest possible value, 8"),
]
GOOD = [("checked_on", "2026-02-28"), ("checked_on", "2028-02-29"), ("cost_eur", "1234.56"), ("cost_eur", "0")]


@pytest.mark.parametrize(("column", "value", "message"), BAD)
def test_it_refuses_a_bad_value_and_says_what_to_write(session, column, value, message):
    (row,) = refused(session, "programmes", column, value).faulty
    assert (row.line, row.cells[column]) == (2, value)
    assert f"in.csv, line 2, column {column}: " in row.faults[0].text()
    assert message in row.faults[0].text()


@pytest.mark.parametrize(("column", "value"), GOOD)
def test_it_takes_a_good_value(session, column, value):
    assert refused(session, "programmes", column, value).faulty == ()


@pytest.mark.parametrize(
    ("table", "column", "value", "near"),
    [
        ("programmes", "provider_id", "vitalnt", "vitalent"),
        ("programmes", "status", "historc", "historic"),
        ("programmes", "cost_eur", "1.234,56", "1234.56"),
        ("providers", "region", "Flanders", "flanders"),
    ],
)
def test_it_proposes_the_nearest_valid_value(session, table, column, value, near):
    (row,) = refused(session, table, column, value).faulty
    assert row.faults[0].near == near
    assert row.faults[0].text().endswith(f"; did you mean {near}?")


@pytest.mark.parametrize(
    "change", [str, str.upper, lambda text: text + " ", lambda text: unicodedata.normalize("NFD", text)]
)
def test_it_reports_an_identifier_that_stands_twice_with_both_lines(session, change):
    rows = rows_of(session, "providers")
    rows.append({**rows[0], "id": change(rows[0]["id"])})
    (row,) = planned(session, "providers", file_with(rows)).faulty
    assert row.line == len(rows) + 1
    assert "stands on line 2 already" in row.faults[0].text()


def test_it_compares_accented_identifiers_in_one_form(session):
    rows = rows_of(session, "providers")
    rows += [{**rows[0], "id": "é"}, {**rows[0], "id": "e\u0301"}]
    faulty = planned(session, "providers", file_with(rows)).faulty
    assert "stands on line" in faulty[1].faults[0].text()


def test_it_checks_what_lies_between_records(session):
    rows = rows_of(session, "skills")
    rows[1]["label_en"] = rows[0]["label_en"].upper()
    rows.append({**rows[0], "id": "new-skill", "broader_id": "newer-skill"})
    for lang in ("nl", "fr", "en"):
        rows[-1] |= {f"label_{lang}": f"new {lang}", f"synonyms_{lang}": ""}
    rows.append({**rows[-1], "id": "newer-skill", "broader_id": ""})
    for lang in ("nl", "fr", "en"):
        rows[-1][f"label_{lang}"] = f"newer {lang}"
    plan = planned(session, "skills", file_with(rows))
    assert [change.id for change in plan.created] == ["new-skill", "newer-skill"]
    assert ["a label means one concept only" in fault.text() for fault in plan.faults] == [True]
    alone = planned(session, "skills", file_with([rows[1]]))
    assert alone.faulty, "a label clashes with a stored skill that is not in the file, too"


def test_it_ends_a_file_without_end_of_faults_or_changes(session, monkeypatch):
    rows = [{**rows_of(session, "providers")[0], "id": f"new-{number}"} for number in range(5)]
    monkeypatch.setattr(planner, "MOST_CHANGES", 3)
    with pytest.raises(InvalidData, match="more than 3 records"):
        planned(session, "providers", file_with(rows))
    monkeypatch.setattr(planner, "MOST_FAULTY", 3)
    with pytest.raises(FaultyFiles):
        planned(session, "providers", file_with([{**row, "region": "x"} for row in rows]))
