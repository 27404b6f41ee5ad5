"""Pairs are found within a provider or a programme, and a pair that was decided on stays away."""

from datetime import date

import pytest
from sqlalchemy import event
from sqlmodel import select

from talentmatch.accounts.audit import history_of
from talentmatch.catalogue.duplicates.kept import KeptPairs
from talentmatch.catalogue.duplicates.likeness import near_titles
from talentmatch.catalogue.duplicates.merged import keep_apart
from talentmatch.catalogue.duplicates.pairs import MOST_ON_A_PAGE, list_pairs
from talentmatch.errors import Forbidden, InvalidData, NotFound
from talentmatch.models import CourseInstance, Programme
from talentmatch.models.store import mark_changed
from tests.catalogue.conftest import EDITOR, NOW, SCHOOL


def copy_of(session, row, **changes):
    """Add a copy of a record under another identifier."""
    found = type(row)(**{**row.model_dump(), "version": 1, **changes})
    session.add(found)
    session.flush()
    return found


def found(session):
    return {pair.key: pair.reasons for pair in list_pairs(session)}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("GMP for ATMP Summer School", "Summer school: GMP for ATMP", True),
        ("Opérateur de production", "operateur de productions", True),
        ("Aseptic filling, level 1", "Aseptic filling, level 2", False),
        ("Cleanroom behaviour", "Packaging of medicines", False),
        ("—", "…", False),
    ],
)
def test_titles_are_near_whatever_the_order_case_and_accents_of_their_words(one, other, same):
    assert bool(list(near_titles([one, other]))) is same


def test_it_finds_a_programme_with_a_near_title_and_one_with_the_same_source(session, school):
    before = found(session)
    copy_of(session, school, id="a-twin", title="Summer School GMP for ATMP", source_url="https://example.org/twin")
    copy_of(session, school, id="other-title", title="Something else altogether")
    copy_of(session, school, id="away", provider_id="vitalent")
    new = {key: reasons for key, reasons in found(session).items() if key not in before}
    assert new == {
        ("programme", "a-twin", SCHOOL): ("title",),
        ("programme", SCHOOL, "other-title"): ("source",),
    }


def test_a_page_that_names_many_programmes_is_a_list_of_them(session, school):
    titles = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda"]
    for title in titles[: MOST_ON_A_PAGE + 1]:
        copy_of(session, school, id=f"on-a-page-{title}", title=title * 3)
    assert not [key for key in found(session) if "on-a-page" in key[1]]


def test_two_runs_on_one_day_and_place_are_a_pair(session):
    run = session.exec(select(CourseInstance).where(CourseInstance.id == f"{SCHOOL}-2025-10-07")).one()
    copy_of(session, run, id="twin-run")
    copy_of(session, run, id="later-run", starts_on=date(2025, 10, 8))
    copy_of(session, run, id="run-elsewhere", place_ids=["niel"] if run.place_ids != ["niel"] else ["gent"])
    assert {key for key in found(session) if key[0] == "course_instance"} == {("course_instance", run.id, "twin-run")}
    session.get_one(Programme, SCHOOL).state = "archived"
    session.flush()
    assert not [key for key in found(session) if key[0] == "course_instance"]


def test_a_pair_that_is_two_never_comes_back(session, school):
    copy_of(session, school, id="a-twin")
    for _ in range(2):
        keep_apart(session, EDITOR, "programme", (SCHOOL, "a-twin"), now=NOW)
    assert ("programme", "a-twin", SCHOOL) not in found(session)
    (entry,) = history_of(session, "programme", "a-twin")
    assert (entry.action, entry.changes) == ("keep-apart", {"distinct_from": [None, SCHOOL]})


def test_only_who_publishes_decides_and_only_on_two_records(session, school, owner):
    with pytest.raises(Forbidden):
        keep_apart(session, owner, "programme", (SCHOOL, "vib-containers"), now=NOW)
    with pytest.raises(InvalidData):
        keep_apart(session, EDITOR, "programme", (SCHOOL, SCHOOL), now=NOW)
    with pytest.raises(NotFound):
        keep_apart(session, EDITOR, "programme", (SCHOOL, "nothing"), now=NOW)


def test_it_takes_three_queries_however_many_there_are(session, school):
    for number in range(5):
        copy_of(session, school, id=f"copy-{number}")
    asked = []
    event.listen(session.connection(), "before_cursor_execute", lambda *call: asked.append(call[2]))
    list_pairs(session)
    assert len(asked) == 3, asked


def test_pairs_are_kept_until_the_catalogue_changes_and_decisions_count_at_once(session, school):
    copy_of(session, school, id="a-twin")
    kept, asked = KeptPairs(), []
    assert ("programme", "a-twin", SCHOOL) in {pair.key for pair in kept.waiting(session)}
    event.listen(session.connection(), "before_cursor_execute", lambda *call: asked.append(call[2]))
    keep_apart(session, EDITOR, "programme", (SCHOOL, "a-twin"), now=NOW)
    asked.clear()
    assert ("programme", "a-twin", SCHOOL) not in {pair.key for pair in kept.waiting(session)}
    assert len(asked) <= 2, asked
    copy_of(session, school, id="b-twin")
    mark_changed(session)
    assert {pair.key for pair in kept.waiting(session)} == {pair.key for pair in list_pairs(session)}
