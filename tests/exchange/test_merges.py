"""A file from before a merge changes nothing of the record that went, and says so."""

import pytest

from talentmatch.accounts.actor import OPERATOR
from talentmatch.catalogue.duplicates.merging import Wish, merge_records
from talentmatch.catalogue.records import COURSE_INSTANCE, PROGRAMME
from talentmatch.errors import Conflict
from talentmatch.exchange.apply import apply_plan
from talentmatch.exchange.import_runs import save_plan, start_import
from talentmatch.exchange.load import load_catalogue
from talentmatch.exchange.mending import mend_plan
from talentmatch.exchange.plan import MergedRow
from talentmatch.exchange.plan_text import plan_from_text, plan_to_text
from talentmatch.models import CourseInstance, Programme
from tests.catalogue.conftest import EDITOR
from tests.databases import SMALL_CATALOGUE
from tests.exchange.importing import ALL, NOW, file_with, planned, rows_of

KEEP, OTHER = "aptaskil-operateur-aseptique", "aptaskil-operateur-usp"
RUN = "aptaskil-operateur-usp-2024-05-17"
TABLES = ("programmes", "course_instances", "programme_skills")


@pytest.fixture
def before(session):
    """Merge two programmes, and give the files from before."""
    files = {table: rows_of(session, table) for table in TABLES}
    wish = Wish(KEEP, OTHER, *(session.get_one(Programme, name).version for name in (KEEP, OTHER)), frozenset())
    merge_records(session, EDITOR, PROGRAMME, wish, now=NOW)
    return files


@pytest.mark.parametrize("table", TABLES)
def test_a_file_from_before_changes_nothing_and_says_where_the_record_went(session, before, table):
    plan = planned(session, table, file_with(before[table]))
    assert (plan.changes, plan.faulty) == ((), ())
    assert {name.split(" + ")[0] for missing in plan.missing for name in missing.ids} <= {KEEP}, "what it took over"
    lines = {row["id" if "id" in row else "programme_id"]: number for number, row in enumerate(before[table], 2)}
    if table == "programmes":
        assert plan.merged == (MergedRow(lines[OTHER], OTHER, KEEP),)
    if table == "programme_skills":
        assert {row.into for row in plan.merged} == {KEEP}
    assert plan_from_text(plan_to_text(plan)) == plan


def test_an_edited_row_of_the_record_that_went_changes_nothing_either(session, before):
    rows = [{**row, "title": "Back again"} for row in before["programmes"] if row["id"] == OTHER]
    plan = planned(session, "programmes", file_with(rows))
    assert (plan.changes, plan.missing, [row.id for row in plan.merged]) == ((), (), [OTHER])


def test_a_run_that_still_names_it_is_one_of_the_programme_that_took_it_over(session, before):
    rows = [{**row, "seats": "9"} for row in before["course_instances"] if row["id"] == RUN]
    (change,) = planned(session, "course_instances", file_with(rows)).changed
    assert dict(change.fields) == {"seats": [None, 9]}


def test_mending_another_row_keeps_saying_so(session, before):
    rows = [row for row in before["programmes"] if row["provider_id"] == "aptaskil"]
    faulty = next(row for row in rows if row["id"] not in (KEEP, OTHER))
    faulty["hours"] = "many"
    plan = planned(session, "programmes", file_with(rows))
    mended = mend_plan(session, plan, "in.csv", {plan.faulty[0].line: {"hours": "7"}})
    assert (mended.merged, mended.faulty, len(mended.changed)) == (plan.merged, (), 1)


def test_a_merged_run_stays_away_too(session):
    rows = rows_of(session, "course_instances")
    names = ("vib-containers-2022-01", "vib-containers-2022-10")
    versions = (session.get_one(CourseInstance, name).version for name in names)
    merge_records(session, EDITOR, COURSE_INSTANCE, Wish(*names, *versions, frozenset()), now=NOW)
    plan = planned(session, "course_instances", file_with(rows))
    assert (plan.changes, [row.id for row in plan.merged]) == ((), [names[1]])


def test_loading_the_data_files_again_brings_nothing_back(session, before):
    assert load_catalogue(session, SMALL_CATALOGUE) == 0
    assert session.get_one(CourseInstance, RUN).programme_id == KEEP
    assert session.get_one(Programme, OTHER).state == "archived"


def test_a_plan_from_before_a_merge_brings_no_new_run_of_the_one_that_went(session):
    rows = rows_of(session, "course_instances")
    new = {**next(row for row in rows if row["id"] == RUN), "id": "brand-new-run"}
    plan = planned(session, "course_instances", file_with([*rows, new]))
    run = save_plan(session, OPERATOR, plan, file=("in.csv", "0" * 64), now=NOW)
    wish = Wish(KEEP, OTHER, *(session.get_one(Programme, name).version for name in (KEEP, OTHER)), frozenset())
    merge_records(session, EDITOR, PROGRAMME, wish, now=NOW)
    start_import(session, OPERATOR, run.id, consent=ALL, now=NOW)
    with pytest.raises(Conflict, match=OTHER):
        apply_plan(session, OPERATOR, run.id, NOW)
    assert session.get(CourseInstance, "brand-new-run") is None
