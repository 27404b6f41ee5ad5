"""Interest in programmes belongs to its company: nobody else finds, changes or counts it."""

from datetime import date

import pytest
from pydantic import ValidationError
from sqlmodel import select

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.audit import history_of
from talentmatch.catalogue.purging import purge_record
from talentmatch.catalogue.records import COMPANY, PROGRAMME
from talentmatch.employers.interests import (
    InterestConflict,
    create_interest,
    edit_interest,
    get_interest,
    list_interests,
    withdraw_interest,
)
from talentmatch.employers.pool_inputs import InterestInput
from talentmatch.employers.pooled import Pooled, load_pooled
from talentmatch.errors import InvalidData, NotFound
from talentmatch.models import Company, Programme, ProgrammeInterest
from tests.employers.conftest import COLLEAGUE, EMPLOYER, NOW, OURS, STRANGER, THEIRS

COURSE = "aptaskil-operateur-usp"
TODAY = NOW.date()


def data(**values):
    return InterestInput(
        **{"people": 4, "region": "wallonia", "starts_on": "2026-12-01", "ends_on": "2027-02-15", **values}
    )


@pytest.fixture
def interest(companies):
    return create_interest(companies, EMPLOYER, (OURS, COURSE), data=data(), now=NOW)


def test_is_marked_changed_and_withdrawn_by_any_colleague(companies, interest):
    edit_interest(companies, COLLEAGUE, interest.id, version=1, data=data(people=6), now=NOW)
    assert [row.people for row in list_interests(companies, EMPLOYER, OURS)] == [6]
    number = str(interest.id)
    withdraw_interest(companies, EMPLOYER, interest.id, version=2, now=NOW)
    assert list_interests(companies, EMPLOYER, OURS) == []
    told = history_of(companies, "programme_interest", number)
    assert [entry.action for entry in told] == ["withdraw", "edit", "create"]
    assert told[1].changes == {"people": [4, 6]}


def test_does_not_exist_for_another_company(companies, interest):
    for attempt in (
        lambda: get_interest(companies, STRANGER, interest.id),
        lambda: edit_interest(companies, STRANGER, interest.id, version=1, data=data(), now=NOW),
        lambda: withdraw_interest(companies, STRANGER, interest.id, version=1, now=NOW),
        lambda: list_interests(companies, STRANGER, OURS),
        lambda: create_interest(companies, STRANGER, (OURS, COURSE), data=data(), now=NOW),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert list_interests(companies, STRANGER, THEIRS) == []


def test_is_not_overwritten_by_a_form_from_before(companies, interest):
    edit_interest(companies, EMPLOYER, interest.id, version=1, data=data(people=6), now=NOW)
    for attempt in (edit_interest, withdraw_interest):
        values = {"data": data()} if attempt is edit_interest else {}
        with pytest.raises(InterestConflict):
            attempt(companies, COLLEAGUE, interest.id, version=1, now=NOW, **values)


@pytest.mark.parametrize(
    "wrong",
    [
        {"people": 0},
        {"ends_on": "2026-11-01"},
        {"ends_on": "2029-12-02"},
        {"region": "mars"},
        {"company_id": THEIRS},
        {"starts_on": "soon"},
    ],
)
def test_refuses_what_makes_no_sense(wrong):
    with pytest.raises(ValidationError):
        data(**wrong)


def test_refuses_a_window_that_is_over_and_a_programme_that_is_not_there(companies):
    over = data(starts_on="2026-01-01", ends_on="2026-02-01")
    with pytest.raises(InvalidData):
        create_interest(companies, EMPLOYER, (OURS, COURSE), data=over, now=NOW)
    with pytest.raises(NotFound):
        create_interest(companies, EMPLOYER, (OURS, "no-such-course"), data=data(), now=NOW)


def test_goes_with_its_programme_or_its_company_when_that_is_removed_for_good(companies, interest):
    for kind, record_id, table in ((PROGRAMME, COURSE, Programme), (COMPANY, OURS, Company)):
        companies.get(table, record_id).state = "archived"
        companies.flush()
        purge_record(companies, OPERATOR, kind, record_id, now=NOW)
    assert companies.exec(select(ProgrammeInterest)).all() == []


def test_shows_as_a_figure_from_three_companies_on(companies, interest):
    create_interest(companies, STRANGER, (THEIRS, COURSE), data=data(), now=NOW)
    create_interest(companies, STRANGER, (THEIRS, COURSE), data=data(), now=NOW)
    assert load_pooled(companies, [COURSE], TODAY) == {COURSE: ()}
    companies.add(Company(id="third-lab", name="Third Lab", checked_on=TODAY))
    companies.flush()
    companies.add(
        ProgrammeInterest(
            company_id="third-lab", programme_id=COURSE, people=3, region="wallonia",
            starts_on=date(2027, 1, 1), ends_on=date(2027, 1, 31), created_at=NOW,
        )
    )  # fmt: skip
    companies.flush()
    assert load_pooled(companies, [COURSE, "vdab-procesoperator"], TODAY) == {
        COURSE: (Pooled("wallonia", "2026-winter", 10),),
        "vdab-procesoperator": (),
    }
    assert len(companies.exec(select(ProgrammeInterest)).all()) == 4
