"""Every list of the desk: counts that lead to it, search, orders, pages, and queries that stay the same."""

import pytest
from sqlalchemy import event

from talentmatch.catalogue.desk_kinds import COMPANIES, PROFILES, PROVIDERS, SKILLS
from talentmatch.catalogue.desk_pages import PAGE_SIZE, DeskRequest, count_records, list_records
from talentmatch.catalogue.desk_queries import PROGRAMMES, list_labels, list_names
from talentmatch.models import Company, JobProfile, Provider, Skill
from tests.catalogue.many import fill
from tests.counting import here

LISTS = {
    "programmes": PROGRAMMES,
    "providers": PROVIDERS,
    "skills": SKILLS,
    "profiles": PROFILES,
    "companies": COMPANIES,
}
GMP, PROFILE = "good-manufacturing-practice", "profile-cleanroom-operator"
every_list = pytest.mark.parametrize("name", LISTS)


def listed(session, name, **request):
    return [row.id for row in list_records(session, LISTS[name], DeskRequest(**request)).rows]


@pytest.fixture
def mixed(session):
    """Give a catalogue with something in most groups."""
    session.get_one(Skill, GMP).label_de = "Gute Herstellungspraxis"
    session.get_one(Skill, "cleanroom-work").state = "archived"
    session.get_one(JobProfile, PROFILE).source_url = ""
    session.get_one(Company, "gsk").source_urls = []
    session.get_one(Company, "pfizer").state = "draft"
    session.get_one(Provider, "vitalent").website = ""
    session.flush()
    return session


@every_list
def test_each_count_is_the_length_of_its_list(mixed, name):
    counts = count_records(mixed, LISTS[name])
    totals = {show: list_records(mixed, LISTS[name], DeskRequest(show=show)).total for show in LISTS[name].filters}
    assert counts == totals


@every_list
def test_every_order_holds_all_in_every_language(mixed, name):
    for sort in LISTS[name].sorts:
        for lang in ("nl", "fr", "en"):
            page = list_records(mixed, LISTS[name], DeskRequest(sort=sort, lang=lang))
            assert len({row.id for row in page.rows}) == min(page.total, PAGE_SIZE)


def test_filters_find_what_lacks_something(mixed):
    assert GMP not in listed(mixed, "skills", show="without_german")
    assert GMP not in listed(mixed, "skills", show="without_esco")
    assert listed(mixed, "skills", show="archived") == ["cleanroom-work"]
    assert listed(mixed, "profiles", show="without_source") == [PROFILE]
    assert listed(mixed, "companies", show="without_source") == ["gsk"]
    assert "pfizer-technical-operator" not in listed(mixed, "profiles", show="live")
    assert "vitalent" in listed(mixed, "providers", show="without_website")


def test_it_searches_every_name_without_case_and_accents(mixed):
    assert listed(mixed, "skills", what="HERSTELLUNGS praxis") == [GMP]
    assert GMP in listed(mixed, "skills", what="bonnes pratiques de fabrication")
    assert listed(mixed, "profiles", what="gsk") == ["gsk-2022-automation"]
    assert listed(mixed, "companies", what="100%") == []
    assert listed(mixed, "profiles", owner="gsk") == ["gsk-2022-automation"]


def test_skills_sort_by_the_label_of_the_reader(mixed):
    mixed.get_one(Skill, GMP).label_fr = "Ààà"
    mixed.flush()
    assert listed(mixed, "skills", lang="fr")[0] == GMP
    assert listed(mixed, "skills", lang="en")[0] != GMP
    assert next(iter(list_labels(mixed, "fr"))) == GMP


def test_names_to_choose_from_stand_in_order_whatever_their_state(mixed):
    mixed.get_one(Company, "pfizer").name = "Ábc"
    mixed.flush()
    assert next(iter(list_names(mixed, Company).items())) == ("pfizer", "Ábc")
    assert list_names(mixed, Provider, "vitalent").keys() == {"vitalent"}


def test_the_queries_of_each_list_are_as_many_for_1000_rows_as_for_10(session, runtime):
    few = {name: queries_of(session, runtime, name) for name in LISTS}
    fill(session, programmes=1000, providers=1000, skills=1000, profiles=1000, companies=1000)
    for name in LISTS:
        page = list_records(session, LISTS[name], DeskRequest(page=2))
        assert (len(page.rows), page.total >= 1000, page.pages) == (PAGE_SIZE, True, -(-page.total // PAGE_SIZE))
        assert queries_of(session, runtime, name) == few[name] == 4


def queries_of(session, runtime, name):
    asked = []
    session.connection()  # its savepoint is no query of the list
    listen = (runtime.database.engine, "before_cursor_execute", here(lambda *_: asked.append(1)))
    event.listen(*listen)
    try:
        count_records(session, LISTS[name])
        first = next(iter(LISTS[name].filters))
        list_records(session, LISTS[name], DeskRequest(what="a", show=first, sort="state"))
    finally:
        event.remove(*listen)
    return len(asked)
