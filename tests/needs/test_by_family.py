"""The public list of job profiles: filters, counts, order and pages in SQL."""

import pytest
from sqlalchemy import func, update
from sqlmodel import col, select

from talentmatch.errors import InvalidData
from talentmatch.models import Company, JobProfile
from talentmatch.models.codes import FAMILIES
from talentmatch.needs import by_family
from talentmatch.needs.by_family import FamilyRequest, load_options, page_families
from talentmatch.needs.queries import count_families, load_profiles
from tests.asked import statements_of
from tests.catalogue.many import fill

PROFILE = "profile-cleanroom-operator"


@pytest.fixture
def many(session):
    """Give 300 job profiles more, a third of them in a family that comes early and in a region."""
    fill(session, programmes=1, providers=1, skills=10, profiles=300, companies=5)
    made = update(JobProfile).where(col(JobProfile.id).like("made-%"), func.length(JobProfile.id) == 15)
    session.execute(made.values(family="packaging_operator", region="brussels"))  # profiles 10 to 99
    return session


def all_pages(session, **chosen):
    first = page_families(session, FamilyRequest(chosen))
    rest = [page_families(session, FamilyRequest(chosen, page)) for page in range(2, first.pages + 1)]
    return [card.profile for page in (first, *rest) for card in page.cards]


def test_its_pages_hold_every_profile_once_by_family_and_title(many):
    shown = all_pages(many)
    assert {row.id for row in shown} == load_profiles(many).keys()
    assert len(shown) == len({row.id for row in shown})
    assert [FAMILIES.index(row.family) for row in shown] == sorted(FAMILIES.index(row.family) for row in shown)
    packaging = [(row.title_en, row.id) for row in shown if row.family == "packaging_operator"]
    in_sql = select(JobProfile.title_en, JobProfile.id).where(JobProfile.family == "packaging_operator")
    assert packaging == list(many.exec(in_sql.order_by(JobProfile.title_en, JobProfile.id)).all())


def test_a_page_counts_each_family_on_all_pages_and_groups_its_own(many):
    page = page_families(many, FamilyRequest(page=2))
    assert page.families == count_families(many)
    assert list(page.families) == sorted(page.families, key=FAMILIES.index)
    assert sum(len(cards) for cards in page.groups.values()) == by_family.PAGE_SIZE
    assert page.groups.keys() < page.families.keys()
    assert (page.total, page.pages) == (len(load_profiles(many)), 4)


def test_the_last_page_holds_the_rest_and_there_is_none_after_it(many):
    last = page_families(many, FamilyRequest(page=4))
    assert len(last.cards) == last.total - 3 * by_family.PAGE_SIZE
    with pytest.raises(InvalidData, match="no page 5; the last one is 4"):
        page_families(many, FamilyRequest(page=5))


def test_a_list_of_nothing_has_one_page(session):
    page = page_families(session, FamilyRequest({"company": ["nobody"]}))
    assert (page.total, page.pages, page.cards, page.groups) == (0, 1, (), {})


def test_what_says_nothing_of_its_region_stays_in_every_one(many):
    shown = all_pages(many, region=["brussels"], company=["made-company-0", "made-company-1"])
    assert len(shown) == 120
    assert {row.region for row in shown} == {None, "brussels"}
    assert {row.company_id for row in shown} == {"made-company-0", "made-company-1"}


def test_it_offers_the_filters_that_find_something(many):
    options = load_options(many)
    assert options.total == sum(count_families(many).values())
    assert set(options.families) == count_families(many).keys()
    assert "brussels" in options.regions
    assert options.companies["made-company-3"] == "Company 3"
    asking = {card.company.id for card in load_profiles(many).values() if card.company}
    assert options.companies.keys() == asking


def test_what_is_not_live_is_neither_listed_nor_offered(many):
    many.get_one(JobProfile, PROFILE).state = "draft"
    many.get_one(Company, "made-company-0").state = "archived"
    many.flush()
    assert PROFILE not in {row.id for row in all_pages(many)}
    assert "made-company-0" not in load_options(many).companies
    assert load_options(many).total == page_families(many, FamilyRequest()).total


def test_it_asks_as_much_of_300_profiles_as_of_few(session):
    def asked():
        with statements_of(session) as queries:
            load_options(session)
            page_families(session, FamilyRequest())
        return len(queries)

    few = asked()
    fill(session, programmes=1, providers=1, skills=10, profiles=300, companies=5)
    assert asked() == few == 8


def test_words_narrow_it_to_the_titles_that_have_them_all(many):
    page = page_families(many, FamilyRequest({"family": ["qc_analyst"]}, words="JOB fr 259"))
    assert [card.profile.id for card in page.cards] == ["made-profile-259"]
