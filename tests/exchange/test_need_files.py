"""Needs come in and go out as a file: own ones only, all or nothing, and never a loss."""

import csv
import io
from datetime import date

import pytest
from sqlmodel import select

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.audit import verify_audit
from talentmatch.employers.needs import change_need_state, create_need, skills_of
from talentmatch.errors import Conflict, InvalidData, NotFound
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.import_runs import get_import, list_imports
from talentmatch.exchange.need_files.apply import apply_needs, undo_needs
from talentmatch.exchange.need_files.export import export_needs, write_need_template
from talentmatch.exchange.need_files.planner import MOST_ROWS
from talentmatch.exchange.need_files.row import COLUMNS
from talentmatch.exchange.need_files.runs import (
    find_applied_needs,
    get_need_import,
    list_need_imports,
    mend_need_plan,
    read_plan_of_needs,
    save_need_plan,
)
from talentmatch.exchange.plan_text import plan_from_text, plan_to_text
from talentmatch.exchange.reading import Source
from talentmatch.exchange.stored_plan import read_plan
from talentmatch.models import AuditEntry, Company, NeedSkill, SkillNeed
from tests.employers.conftest import EMPLOYER, NOW, OURS, STRANGER, THEIRS, draft

GMP = "good-manufacturing-practice"


@pytest.fixture
def companies(session):
    for name in (OURS, THEIRS):
        session.add(Company(id=name, name=name.title(), checked_on=NOW.date()))
    session.flush()
    return session


def add(session, company_id=OURS, actor=EMPLOYER, skills=(GMP,), **fields):
    return create_need(session, actor, company_id, draft(skills, **fields), origin="blank", now=NOW)


def raw(*rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows({"title": "QC analyst", "title_lang": "en", **row} for row in rows)
    return text.getvalue().encode()


def planned(session, content, actor=EMPLOYER, company_id=OURS):
    return read_plan_of_needs(session, actor, company_id, Source("needs.csv", io.BytesIO(content)))


def saved(session, content):
    plan = planned(session, content)
    return save_need_plan(session, EMPLOYER, OURS, plan, file=("needs.csv", "a" * 64), now=NOW)


def applied(session, content, *, skip_bad=False):
    run_id = saved(session, content)
    apply_needs(session, EMPLOYER, run_id, skip_bad=skip_bad, now=NOW)
    return run_id


def exported(session, form="csv"):
    stream = io.BytesIO()
    export_needs(session, EMPLOYER, OURS, stream, form=form)
    return stream.getvalue()


def needs(session, company_id=OURS):
    return session.exec(select(SkillNeed).where(SkillNeed.company_id == company_id)).all()


def dump(session):
    session.expire_all()
    rows = [row.model_dump(exclude={"version"}) for row in needs(session)]
    return sorted(map(str, rows)), sorted(str(link.model_dump()) for link in session.exec(select(NeedSkill)))


FULL = {
    "title": "=HYPERLINK(1)", "title_lang": "nl", "region": "flanders", "place_ids": "niel | gent", "people": "3",
    "needed_by": "2027-03-01", "shift_pattern": "two_shift", "languages_required": "nl:B2 | fr:fluent, spoken",
    "languages_wanted": "en:", "eqf_level": "5", "education": "-bachelor", "experience_counts": "yes",
    "description": "'+32\n" + "line\n" * 200 + "@end, \"quoted\"", "visibility": "region_only",
    "embargo_until": "2026-12-31", "expires_on": "2027-10-01",
    "skills_essential": "GMP:expert", "skills_optional": "nettoyage | hplc",
}  # fmt: skip


def test_stores_new_needs_as_drafts_with_all_that_a_row_says(companies):
    content = raw({**FULL, "skills_optional": "hplc"}, {"skills_essential": "Bonnes pratiques de fabrication"})
    applied(companies, content)
    first = next(row for row in needs(companies) if row.people == 3)
    assert (first.state, first.origin, first.title, first.experience_counts) == ("draft", "import", FULL["title"], True)
    assert (first.place_ids, first.expires_on) == (["niel", "gent"], date(2027, 10, 1))
    asked = {(skill.skill_id, skill.importance, skill.level) for skill in skills_of(companies, first.id)}
    assert asked == {(GMP, "essential", "expert"), ("hplc", "optional", None)}
    second = next(row for row in needs(companies) if row.people == 1)
    assert [skill.skill_id for skill in skills_of(companies, second.id)] == [GMP]
    assert second.expires_on == date(2027, 11, 26)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_goes_out_comes_in_without_a_change_or_a_loss(companies, form):
    applied(companies, raw({**FULL, "skills_optional": "hplc"}, {}, {"title": "\u200f\u05e9\u05dc"}))
    before = dump(companies)
    plan = planned(companies, exported(companies, form))
    assert (len(plan.unchanged), plan.counts()["changed"], plan.faults) == (3, 0, [])
    anew = planned(companies, without_ids(exported(companies)))
    assert (len(anew.unchanged), len(anew.changes)) == (3, 0)
    assert dump(companies) == before


def without_ids(content):
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    return raw(*({**row, "id": ""} for row in rows))


def test_no_exported_cell_starts_like_a_formula(companies):
    applied(companies, raw({**FULL, "skills_optional": "hplc"}))
    for row in csv.reader(io.StringIO(exported(companies).decode(), newline="")):
        assert not [cell for cell in row if cell[:1] in "=+-@\t\r" and cell]


def test_changes_only_what_differs_and_keeps_the_words_of_the_skills(companies):
    row = add(companies, people=2)
    companies.exec(select(NeedSkill)).one().words = "GMP-richtlijnen"
    content = exported(companies).replace(b",2,", b",4,").replace(GMP.encode(), b"GMP:basic")
    plan = planned(companies, content)
    assert [set(change.fields) for change in plan.changed] == [{"people", "skills_essential"}]
    run_id = applied(companies, content)
    skill = companies.exec(select(NeedSkill)).one()
    assert (row.people, skill.level, skill.words) == (4, "basic", "GMP-richtlijnen")
    undo_needs(companies, EMPLOYER, run_id, NOW)
    skill = companies.exec(select(NeedSkill)).one()
    assert (row.people, skill.level, skill.words) == (2, None, "GMP-richtlijnen")
    actions = [entry.action for entry in companies.exec(select(AuditEntry).where(AuditEntry.record_id == row.id))]
    assert (actions, verify_audit(companies)) == (["create", "edit", "edit"], None)


def test_a_file_sent_twice_adds_nothing(companies):
    content = raw({"title": "A"}, {"title": "A"}, {"title": "B", "people": "2"})
    applied(companies, content)
    again = planned(companies, content)
    assert (len(needs(companies)), len(again.unchanged), len(again.changes)) == (3, 3, 0)
    one_more = planned(companies, raw({"title": "A"}, {"title": "A"}, {"title": "A"}))
    assert (len(one_more.unchanged), len(one_more.created)) == (2, 1)


def test_an_undone_import_leaves_nothing_behind(companies):
    add(companies)
    before = dump(companies)
    run_id = applied(companies, raw({"title": "New"}, {"title": "Newer", "skills_optional": "hplc"}))
    assert undo_needs(companies, EMPLOYER, run_id, NOW) == 2
    assert dump(companies) == before
    with pytest.raises(Conflict):
        undo_needs(companies, EMPLOYER, run_id, NOW)


def test_a_need_that_was_published_or_edited_since_is_not_undone(companies):
    run_id = applied(companies, raw({"skills_essential": GMP}))
    change_need_state(companies, EMPLOYER, needs(companies)[0].id, action="publish", now=NOW)
    with pytest.raises(Conflict, match="Edited since"):
        undo_needs(companies, EMPLOYER, run_id, NOW)


def test_a_plan_that_a_colleague_overtook_stores_nothing(companies):
    row = add(companies)
    run_id = saved(companies, exported(companies).replace(b",1,", b",4,"))
    change_need_state(companies, EMPLOYER, row.id, action="publish", now=NOW)
    with pytest.raises(Conflict, match="Edited since"):
        apply_needs(companies, EMPLOYER, run_id, skip_bad=False, now=NOW)


def test_is_applied_once(companies):
    run_id = applied(companies, raw({}))
    with pytest.raises(Conflict):
        apply_needs(companies, EMPLOYER, run_id, skip_bad=False, now=NOW)


def test_a_need_of_another_company_is_refused_like_one_that_there_is_not(companies):
    foreign = add(companies, THEIRS, STRANGER)
    faults = planned(companies, raw({"id": foreign.id}, {"id": "0" * 16})).faults
    assert [fault.message for fault in faults] == [faults[0].message] * 2
    assert [fault.shown for fault in faults] == [foreign.id, "0" * 16]
    assert not [fault for fault in faults if fault.near]
    for nobody in (THEIRS, "no-company"):
        with pytest.raises(NotFound, match="There is no such record"):
            planned(companies, raw({}), company_id=nobody)


def test_another_company_finds_neither_the_import_nor_the_needs(companies):
    run_id = applied(companies, raw({}))
    for step in (
        lambda: get_need_import(companies, STRANGER, run_id),
        lambda: apply_needs(companies, STRANGER, run_id, skip_bad=True, now=NOW),
        lambda: undo_needs(companies, STRANGER, run_id, NOW),
        lambda: mend_need_plan(companies, STRANGER, run_id, {}),
        lambda: list_need_imports(companies, STRANGER, OURS),
        lambda: export_needs(companies, STRANGER, OURS, io.BytesIO(), form="csv"),
        lambda: get_need_import(companies, EMPLOYER, 2**31 - 1),
        lambda: get_import(companies, run_id),
    ):
        with pytest.raises(NotFound):
            step()
    assert [run.id for run in list_need_imports(companies, EMPLOYER, OURS)] == [run_id]
    assert run_id not in [run.id for run in list_imports(companies)]
    assert list_need_imports(companies, STRANGER, THEIRS) == []
    assert list_need_imports(companies, OPERATOR, OURS)


def test_knows_a_file_that_was_applied_before(companies):
    first = applied(companies, raw({}))
    second = saved(companies, raw({}))
    assert find_applied_needs(companies, get_need_import(companies, EMPLOYER, second)).id == first


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ({"people": "-3"}, "people", "below the least possible value"),
        ({"people": "1e9"}, "people", "is not a whole number"),
        ({"people": "10001"}, "people", "above the greatest"),
        ({"title": ""}, "title", "must be filled"),
        ({"title": "x" * 201}, "title", "is too long"),
        ({"title_lang": "xx"}, "title_lang", "is not a known code"),
        ({"region": "flandres"}, "region", "did you mean flanders?"),
        ({"needed_by": "31/02/2027"}, "needed_by", "is not a date"),
        ({"embargo_until": "2027-03-01", "expires_on": "2027-01-01"}, None, "ends before its embargo"),
        ({"place_ids": "nieel"}, "place_ids", "did you mean niel?"),
        ({"profile_id": "no-such-job"}, "profile_id", "is not in the catalogue"),
        ({"visibility": "secret"}, "visibility", "is not a known code"),
        ({"experience_counts": "perhaps"}, "experience_counts", "is neither yes nor no"),
        ({"skills_essential": "good manufacturing practises"}, "skills_essential", "did you mean good manufacturing"),
        ({"skills_essential": "zzzz"}, "skills_essential", "is no skill of the vocabulary"),
        ({"skills_optional": "hplc:master"}, "skills_optional", "is not a known level"),
        ({"skills_essential": "GMP", "skills_optional": GMP}, "skills_optional", "names a skill twice"),
        ({"description": "a\u0085b"}, "description", "control character"),
        ({"languages_required": "xx:B1"}, "languages_required", "is not a language"),
    ],
)
def test_says_what_is_wrong_in_a_row_and_stores_nothing(companies, row, column, said):
    content = raw({"title": "Fine"}, row)
    faults = planned(companies, content).faults
    assert [(fault.line, fault.column) for fault in faults] == [(3, column)]
    assert said in faults[0].text()
    with pytest.raises(FaultyFiles):
        applied(companies, content)
    assert needs(companies) == []


def test_a_corrected_cell_may_be_wrong_again(companies):
    run_id = saved(companies, raw({"people": "0"}))
    mend_need_plan(companies, EMPLOYER, run_id, {2: {"people": "1", "description": "a\ud800b"}})
    faults = read_plan(companies, get_need_import(companies, EMPLOYER, run_id).run).faults
    assert [fault.column for fault in faults] == ["description"]


@pytest.mark.parametrize("sign", ["\0", "\x08"])
def test_refuses_signs_that_nobody_can_see(companies, sign):
    faults = planned(companies, raw({}).replace(b"QC", b"Q" + sign.encode())).faults
    assert "character; remove it" in faults[0].text()


def test_mends_faulty_rows_without_the_file(companies):
    run_id = saved(companies, raw({"title": "Fine", **{"skills_essential": "hplc"}}, {"people": "x", "id": "abc"}))
    mend_need_plan(companies, EMPLOYER, run_id, {3: {"people": "5"}})
    plan = read_plan(companies, get_need_import(companies, EMPLOYER, run_id).run)
    assert [fault.column for fault in plan.faults] == ["id"]
    mend_need_plan(companies, EMPLOYER, run_id, {3: {"id": ""}})
    apply_needs(companies, EMPLOYER, run_id, skip_bad=False, now=NOW)
    assert sorted((row.title, row.people) for row in needs(companies)) == [("Fine", 1), ("QC analyst", 5)]
    with pytest.raises(Conflict):
        mend_need_plan(companies, EMPLOYER, run_id, {})


def test_leaves_faulty_rows_out_where_that_is_wanted(companies):
    applied(companies, raw({"title": "Fine"}, {"people": "x"}), skip_bad=True)
    assert [row.title for row in needs(companies)] == ["Fine"]


def test_takes_no_file_without_end(companies):
    with pytest.raises(InvalidData, match="more than 1000 rows"):
        planned(companies, raw(*({"title": f"T{number}"} for number in range(MOST_ROWS + 1))))


def test_a_plan_survives_the_database(companies):
    plan = planned(companies, raw({**FULL, "skills_optional": "hplc"}, {"people": "x"}))
    assert plan_from_text(plan_to_text(plan)) == plan


def test_the_template_names_every_column(companies):
    stream = io.BytesIO()
    write_need_template(stream, "csv")
    assert stream.getvalue().decode().strip().split(",") == list(COLUMNS)
