"""Only live records show: no draft, nothing archived, scheduled or past its last day, whatever the index says."""

from datetime import UTC, datetime, timedelta

import pytest

from talentmatch.catalogue.queries import get_card, get_provider, list_providers, list_runs, load_cards
from talentmatch.errors import NotFound
from talentmatch.exchange.load import load_catalogue
from talentmatch.matching.live_index import build_index, state_key
from talentmatch.matching.pathway.offers import load_offers
from talentmatch.matching.search import SearchRequest, search
from talentmatch.matching.service import match_profile, match_text
from talentmatch.models import CourseInstance, Programme, Provider
from talentmatch.models.store import mark_changed
from talentmatch.skills.queries import count_uses, programmes_teaching
from tests.databases import SMALL_CATALOGUE

SCHOOL = "gmp-atmp-summer-school"
SKILL = "good-manufacturing-practice"
DAY = timedelta(days=1)
TODAY = datetime.now(UTC).date()  # the condition asks the database for the day
HIDDEN = [
    {"state": "draft"},
    {"state": "archived"},
    {"publish_on": TODAY + 2 * DAY},
    {"expires_on": TODAY - 2 * DAY},
]
hidden = pytest.mark.parametrize("change", HIDDEN, ids=str)


def put(session, table, key, change):
    row = session.get_one(table, key)
    for name, value in change.items():
        setattr(row, name, value)
    mark_changed(session)


def shown_anywhere(session, loaded):
    """Return the identifiers of programmes that the public sees, with an index made before the change."""
    return found_anywhere(session, loaded) | load_cards(session, [SCHOOL]).keys()


def found_anywhere(session, loaded):
    """Return the identifiers of programmes that any public question answers."""
    page = search(session, loaded, SearchRequest("", page=1), "en")
    named = search(session, loaded, SearchRequest("GMP ATMP summer school"), "en")
    matched = match_text(session, loaded, "GMP for ATMP, advanced therapies, summer school", lang="en")
    job = match_profile(session, loaded, "profile-cleanroom-operator", lang="en")
    ranked = (*page.results, *named.results, *matched.ranked, *job.ranked)
    taught = programmes_teaching(session, [SKILL])[SKILL]
    offers = load_offers(session, frozenset({SKILL}), town=None, day=TODAY)
    return {item.card.programme.id for item in ranked} | taught | offers.keys()


def test_a_live_programme_shows(session, runtime):
    put(session, Programme, SCHOOL, {"publish_on": TODAY - DAY, "expires_on": TODAY + DAY})
    assert SCHOOL in shown_anywhere(session, runtime.live.current(session))


@hidden
def test_what_is_not_live_shows_nowhere_although_the_index_has_it(session, runtime, change):
    loaded = runtime.live.current(session)
    put(session, Programme, SCHOOL, change)
    assert SCHOOL in loaded.index.ids
    assert SCHOOL not in shown_anywhere(session, loaded)
    with pytest.raises(NotFound):
        get_card(session, SCHOOL)
    assert SCHOOL not in build_index(session).ids


@hidden
def test_facets_totals_and_counts_leave_it_out(session, runtime, change):
    loaded = runtime.live.current(session)
    before, skills = search(session, loaded, SearchRequest(), "en"), uses(session)
    owner = session.get_one(Programme, SCHOOL).provider_id
    put(session, Programme, SCHOOL, change)
    after = search(session, loaded, SearchRequest(), "en")
    assert after.total == before.total - 1
    assert owner not in {value.value for value in after.facets["provider"]}
    assert uses(session) == skills - 1
    assert {entry.provider.id: entry.programmes for entry in list_providers(session)}[owner] == 0


def uses(session):
    return next(use.programmes for use in count_uses(session) if use.skill.id == SKILL)


@hidden
def test_the_programmes_of_a_provider_that_is_not_live_are_not_live(session, runtime, change):
    loaded = runtime.live.current(session)
    owner = session.get_one(Programme, SCHOOL).provider_id
    put(session, Provider, owner, change)
    assert SCHOOL not in shown_anywhere(session, loaded)
    with pytest.raises(NotFound):
        get_provider(session, owner)


def test_a_run_that_is_not_published_does_not_show(session):
    run = list_runs(session, [SCHOOL])[SCHOOL][0]
    put(session, CourseInstance, run.id, {"state": "draft"})
    assert run.id not in {other.id for other in list_runs(session, [SCHOOL])[SCHOOL]}


def test_a_day_that_comes_renews_the_index(session):
    before = state_key(session)
    put(session, Programme, SCHOOL, {"expires_on": TODAY - 2 * DAY})
    assert state_key(session) != before
    assert state_key(session).rsplit("-", 1)[0] == before.rsplit("-", 1)[0]


def test_loading_the_files_keeps_state_days_and_locked_fields(session):
    change = {"state": "archived", "publish_on": TODAY, "locked_fields": ["title"], "title": "Ours", "hours": 3.0}
    put(session, Programme, SCHOOL, change)
    load_catalogue(session, SMALL_CATALOGUE)
    row = session.get_one(Programme, SCHOOL)
    assert (row.state, row.publish_on, row.title) == ("archived", TODAY, "Ours")
    assert row.hours != 3.0
