"""Who may do what is one table; a foreign record does not exist."""

import pytest

from talentmatch.accounts.actor import ANYBODY, OPERATOR, Actor
from talentmatch.accounts.permissions import PERMISSIONS, may, require
from talentmatch.errors import Forbidden, NotFound
from talentmatch.models import Account, Company, Programme, Provider
from talentmatch.models.codes import ROLES

THEIRS = Actor("piet@vitalent.example", "provider_editor", 3, "vitalent")
EMPLOYER = Actor("account-4", "employer", 4, company_id="gsk")
OWN, FOREIGN = Programme(provider_id="vitalent"), Programme(provider_id="aptaskil")


def test_anybody_may_read_the_site_and_nothing_else():
    assert [name for name in PERMISSIONS if may(ANYBODY, name)] == ["public.read"]


def test_an_admin_may_everything():
    assert all(may(OPERATOR, name, FOREIGN) for name in PERMISSIONS)


@pytest.mark.parametrize("record", [OWN, Provider(id="vitalent"), None])
def test_a_provider_editor_edits_what_is_of_their_provider(record):
    assert may(THEIRS, "catalogue.edit", record)


@pytest.mark.parametrize("record", [FOREIGN, Provider(id="aptaskil")])
def test_a_foreign_record_does_not_exist(record):
    with pytest.raises(NotFound):
        require(THEIRS, "catalogue.edit", record)


@pytest.mark.parametrize(("record", "seen"), [(Company(id="gsk"), True), (Company(id="pfizer"), False), (None, True)])
def test_an_employer_has_access_to_its_own_company(record, seen):
    assert may(EMPLOYER, "company.people", record) is seen


def test_a_foreign_company_does_not_exist():
    with pytest.raises(NotFound):
        require(EMPLOYER, "company.people", Account(company_id="pfizer"))


@pytest.mark.parametrize("role", [role for role in ROLES if role != "admin"])
def test_what_a_role_may_not_at_all_is_forbidden(role):
    with pytest.raises(Forbidden):
        require(Actor("x", role, 9, "vitalent"), "catalogue.purge", OWN)
