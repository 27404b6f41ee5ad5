"""A provider sees what is asked of it; nobody sees what is asked of another, or who asks."""

from datetime import UTC, datetime, timedelta

import pytest

from talentmatch.models import Provider, SearchedSkill
from talentmatch.observatory.served import provider_demand, taught_skills
from talentmatch.skills.searched import note_searched
from tests.observatory.conftest import UNTAUGHT, Filler

TODAY = datetime.now(UTC).date()
ADDRESS = "/en/admin/providers/aptaskil/demand"


@pytest.fixture
def taught(own):
    with own.database.reading() as session:
        return sorted(taught_skills(session, "aptaskil"))


def add_needs(runtime, companies, skill, **fields):
    with runtime.database.writing() as session:
        fill = Filler(session)
        for company in companies:
            fill.need(company, skill, **{"region": "wallonia"} | fields)


def rows(page, label):
    (region,) = page.all("div", aria_label=f"Table: {label}")
    return {r.find(".//a").get("href").rpartition("/")[2]: [c.text or "hidden" for c in r.findall("td")]
            for r in region.findall(".//tbody/tr")}  # fmt: skip


def test_shows_what_is_asked_of_what_is_taught_here(desk, own, taught):
    add_needs(own, ["c1", "c2", "c3"], taught[0])
    page = desk("provider").get(ADDRESS)
    assert rows(page, "Asked, and taught here")[taught[0]][0] == "3"
    assert len(page.tree.findall(".//section[@aria-labelledby='needs-title']//li")) == 3


def test_hides_figures_of_two_companies_and_names_only_who_wants_to_be(desk, own, taught):
    add_needs(own, ["canary-one", "canary-two"], taught[0], visibility="anonymous")
    page = desk("editor").get(ADDRESS)
    assert "as far as it may be shown, is taught here" in page.text
    assert "canary" not in page.text.casefold()
    assert page.text.count("QC analyst") == 2


def test_shows_what_is_asked_in_the_region_and_not_taught_here(own, taught):
    for skill, companies in ((UNTAUGHT, ["c1", "c2", "c3"]), ("shift-work", ["c1", "c2", "c3", "c4"])):
        add_needs(own, companies, skill)
    add_needs(own, ["c1", "c2", "c3"], "automation", region="flanders")
    with own.database.reading() as session:
        provider = session.get_one(Provider, "aptaskil")
        found = provider_demand(session, provider, TODAY)
    assert found.region == provider.region == "wallonia"
    asked = [(item.skill.id, item.needs) for item in found.missing if item.needs]
    assert asked == [("shift-work", 4), (UNTAUGHT, 3)]
    assert not {item.skill.id for item in found.missing} & set(taught)


def test_shows_the_searches_of_the_region_in_steps_and_whether_it_teaches_them(desk, own, taught):
    desk("").get("/nl/search?q=hplc&where=Seneffe").response.close()  # counted once the answer has gone
    with own.database.writing() as session:
        assert session.get_one(SearchedSkill, ("hplc", "wallonia", TODAY.replace(day=1))).times == 1
        for day in (2, 1, 0):
            for _ in range(4):
                note_searched(session, [UNTAUGHT, taught[0]], region="wallonia", today=TODAY - timedelta(days=day))
    with own.database.reading() as session:
        found = provider_demand(session, session.get_one(Provider, "aptaskil"), TODAY)
    shown = {item.skill.id: (item.at_least, item.taught) for item in found.searches}
    assert shown == {UNTAUGHT: (10, False), taught[0]: (10, True)}
    table = rows(desk("provider").get(ADDRESS), "Searches that you could have served")
    assert table == {UNTAUGHT: ["10", "no"], taught[0]: ["10", "yes"]}


def test_does_not_exist_for_another_provider(desk):
    desk("stranger").get(ADDRESS, status=404)
    desk("admin").get(ADDRESS)
    desk("admin").get("/en/admin/providers/nobody/demand", status=404)
