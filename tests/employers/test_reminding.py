"""Needs are asked about once a year, never in August, and close after their last day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import select

from talentmatch.accounts.actor import OPERATOR
from talentmatch.employers.cleaning import clean_need_links
from talentmatch.employers.links import LinkInput, get_need_link, make_need_link
from talentmatch.employers.needs import change_need_state
from talentmatch.employers.posting import close_by_link, post_need, renew_by_link
from talentmatch.employers.reminding import close_expired, needs_due, people_of_need, remind_need
from talentmatch.errors import InvalidData, NotFound
from talentmatch.models import Account, Company, NeedLink, NeedSkill, SkillNeed
from tests.employers.conftest import EMPLOYER, NOW, OURS, THEIRS, draft, some_skills

ASKED = LinkInput(email="jo@fresh.example", company_name="Fresh Vials", lang="fr")


def on(year, month, day):
    return datetime(year, month, day, 9, 0, tzinfo=UTC)


@pytest.fixture
def published(companies, need):
    return change_need_state(companies, EMPLOYER, need.id, action="publish", now=NOW)


@pytest.fixture
def people(companies):
    for name, company, lang in (("kim", OURS, "nl"), ("ann", OURS, "fr"), ("lou", THEIRS, "en")):
        companies.add(Account(email=f"{name}@x.example", name=name, role="employer", company_id=company,
                              lang=lang, created_at=NOW))  # fmt: skip
    companies.flush()


@pytest.fixture
def posted(companies):
    token = make_need_link(companies, ASKED, now=NOW)
    row = post_need(companies, token, version=0, draft=draft(some_skills(companies)), now=NOW)
    return token, row


@pytest.mark.parametrize(("day", "due"), [
    (on(2027, 7, 15), False), (on(2027, 10, 1), False), (on(2027, 10, 13), True), (on(2027, 11, 20), True),
])  # fmt: skip
def test_asks_before_the_end(companies, published, day, due):
    assert (needs_due(companies, day) == [published]) is due


def test_asks_once_and_again_a_year_later(companies, published, people):
    published.expires_on = date(2029, 11, 26)
    companies.flush()
    assert needs_due(companies, on(2027, 11, 25)) == []
    assert needs_due(companies, on(2027, 11, 27)) == [published]
    asked = remind_need(companies, OPERATOR, published.id, now=on(2027, 11, 27))
    assert [(one.person.email, one.person.lang) for one in asked] == [("ann@x.example", "fr"), ("kim@x.example", "nl")]
    assert needs_due(companies, on(2027, 11, 27)) == []
    assert needs_due(companies, on(2028, 11, 28)) == [published]


def test_asks_nobody_in_august_and_before_it_about_what_ends_in_it(companies, published):
    published.expires_on = date(2027, 8, 31)
    companies.flush()
    assert needs_due(companies, on(2027, 8, 1)) == []
    assert needs_due(companies, on(2027, 7, 20)) == [published]


def test_closes_what_passed_its_last_day_once(companies, published):
    assert close_expired(companies, OPERATOR, now=on(2027, 11, 26)) == 0
    assert close_expired(companies, OPERATOR, now=on(2027, 11, 27)) == 1
    assert (published.state, close_expired(companies, OPERATOR, now=on(2027, 11, 28))) == ("closed", 0)


def test_lets_the_link_of_a_reminder_renew_and_close(companies, published, people):
    (first, _second) = remind_need(companies, OPERATOR, published.id, now=on(2027, 11, 20))
    renew_by_link(companies, first.token, now=on(2027, 11, 21))
    assert (published.state, published.expires_on) == ("published", date(2028, 11, 21))
    assert needs_due(companies, on(2027, 11, 21)) == []
    close_by_link(companies, first.token, now=on(2027, 11, 22))
    assert published.state == "closed"
    with pytest.raises(NotFound):
        get_need_link(companies, first.token, on(2029, 2, 1))


def test_shuts_the_link_of_somebody_who_left_the_company(companies, published, people):
    (first, second) = remind_need(companies, OPERATOR, published.id, now=on(2027, 11, 20))
    gone = companies.exec(select(Account).where(Account.email == first.person.email)).one()
    gone.disabled = True
    companies.flush()
    with pytest.raises(NotFound):
        renew_by_link(companies, first.token, now=on(2027, 11, 21))
    assert renew_by_link(companies, second.token, now=on(2027, 11, 21)) is published


def test_asks_whoever_posted_a_need_by_mail(companies, posted):
    _token, row = posted
    assert [person.email for person in people_of_need(companies, row)] == [ASKED.email]


def test_neither_publishes_nor_renews_what_nobody_approved(companies, posted):
    token, row = posted
    with pytest.raises(InvalidData):
        renew_by_link(companies, token, now=NOW)
    assert row.state == "waiting"


def test_forgets_the_address_when_the_link_is_over(companies, posted, need):
    make_need_link(companies, ASKED, now=NOW)
    cleaned = clean_need_links(companies, OPERATOR, now=NOW + timedelta(days=15))
    assert (cleaned.links, cleaned.needs) == (1, 0)
    cleaned = clean_need_links(companies, OPERATOR, now=NOW + timedelta(days=61))
    assert (cleaned.links, cleaned.needs) == (1, 1)
    assert companies.exec(select(NeedLink)).all() == []
    assert companies.exec(select(SkillNeed)).all() == [need]
    assert companies.exec(select(Company).where(Company.name == "Fresh Vials")).all() == []
    assert {link.need_id for link in companies.exec(select(NeedSkill))} == {need.id}


def test_forgets_the_links_of_closed_accounts(companies, published, people):
    remind_need(companies, OPERATOR, published.id, now=on(2027, 11, 20))
    for account in companies.exec(select(Account)):
        account.email = f"closed-{account.id}@x.example"
    companies.flush()
    assert clean_need_links(companies, OPERATOR, now=on(2027, 11, 21)).links == 2
    assert published.state == "published"
