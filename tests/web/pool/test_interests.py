"""Companies ask for places; everybody sees one rounded figure, and nobody whose it is."""

from datetime import timedelta

import pytest

from talentmatch.models import Programme, ProgrammeInterest
from tests.web.desk.conftest import filled
from tests.web.needs.conftest import NOW, OURS, THEIRS
from tests.web.needs.test_cost import cost
from tests.web.pool.conftest import COURSE, THIRD

PAGE = f"/en/programmes/{COURSE}"
NEW = f"/en/company/interests/new/{COURSE}"
NAMES = ("Cell Works", OURS, "Vial House", THEIRS, "Third", THIRD)


def days(first=5, last=30):
    return {"starts_on": str(NOW.date() + timedelta(first)), "ends_on": str(NOW.date() + timedelta(last))}


def test_is_marked_changed_and_withdrawn(visitor, own):
    employer = visitor()
    assert NEW in employer.get(PAGE).links()
    page = employer.post(NEW, {**filled(employer.get(NEW)), **days(), "people": "4", "region": "wallonia"})
    assert "Your interest is marked." in page.text
    (address,) = {link for link in page.links() if "/interests/" in link and "new" not in link}
    page = employer.post(address, {**filled(employer.get(address)), "people": "6"})
    assert "6 Wallonia" in page.text
    page = employer.post(f"{address}/withdraw", {"version": "2"})
    assert "You have not asked for places yet" in page.text
    with own.database.reading() as session:
        assert session.get(ProgrammeInterest, int(address.rpartition("/")[2])) is None


def test_loses_nothing_that_was_typed_when_something_is_wrong(visitor):
    employer = visitor()
    page = employer.post(NEW, {**filled(employer.get(NEW)), **days(30, 5), "people": "many"}, 422)
    assert "How many people: is not a whole number" in page.text
    assert filled(page)["people"] == ["many"]
    page = employer.post(NEW, {**filled(page), "people": "3"}, 422)
    assert "The last day comes before the first" in page.text


def test_a_colleague_sees_it_and_a_stranger_finds_nothing(visitor, add_interest):
    address = f"/en/company/interests/{add_interest()}"
    assert COURSE in " ".join(visitor("partner").get("/en/company/interests").links())
    stranger = visitor("outsider")
    assert COURSE not in " ".join(stranger.get("/en/company/interests").links())
    stranger.get(address, 404)
    stranger.post(address, {**days(), "people": "1", "version": "1"}, 404)
    stranger.post(f"{address}/withdraw", {"version": "1"}, 404)
    stranger.get(f"/en/company/interests?company={OURS}", 404)
    stranger.post(f"{NEW}?company={OURS}", {**days(), "people": "1"}, 404)


def test_a_form_from_before_a_colleagues_change_changes_nothing(visitor, add_interest):
    address = f"/en/company/interests/{add_interest()}"
    mine = filled(visitor().get(address))
    visitor("partner").post(address, {**mine, "people": "9"})
    visitor().post(address, {**mine, "people": "2"}, 409)
    visitor().post(f"{address}/withdraw", mine, 409)


def test_two_companies_change_no_page_of_anybody(visitor, add_interest):
    before = visitor("").get(PAGE).response.get_data()
    add_interest(OURS, people=50)
    add_interest(THEIRS, people=50)
    assert visitor("").get(PAGE).response.get_data() == before


@pytest.mark.parametrize("role", ["", "employer", "outsider", "provider", "editor"])
def test_three_companies_are_one_rounded_figure_without_a_name(visitor, three, role):
    page = visitor(role).get(PAGE)
    assert "At least 8 places asked for Wallonia" in page.text
    assert [name for name in NAMES if name in page.response.get_data(as_text=True)] == []


@pytest.mark.parametrize(
    ("group", "words"), [(10, "At least 8 of the 10 places that a group needs"), (8, "enough for a group")]
)
def test_the_figure_stands_beside_what_a_group_needs(visitor, own, three, group, words):
    with own.database.writing() as session:
        session.get_one(Programme, PAGE.rpartition("/")[2]).group_from = group
    page = visitor("").get(PAGE)
    assert words in page.text
    assert f"From {group} people on" in page.text


def test_the_list_asks_as_often_for_many_as_for_one(visitor, own, add_interest):
    add_interest()
    one = cost(own, visitor(), "/en/company/interests")
    for programme_id in ("vdab-procesoperator", "vib-containers", "gmp-atmp-summer-school"):
        add_interest(programme_id=programme_id)
    assert cost(own, visitor(), "/en/company/interests") == one
