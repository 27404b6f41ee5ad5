"""Accounts are made, invited, changed and disabled; everything that weakens one ends its sessions."""

from datetime import timedelta

import pytest
from pydantic import ValidationError
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from talentmatch.accounts.actor import OPERATOR, Actor
from talentmatch.accounts.audit import history_of
from talentmatch.accounts.inputs import AccountInput, FaultyField, RoleChange, RoleInput, read_input
from talentmatch.accounts.links import get_link_account, make_link, use_link
from talentmatch.accounts.service import (
    change_role,
    create_account,
    invite,
    request_reset,
    set_disabled,
    set_password_by_link,
)
from talentmatch.accounts.sessions import Browser, actor_of, find_session, start_session
from talentmatch.errors import Conflict, Forbidden, InvalidData, NotFound
from tests.accounts.conftest import NOW

BROWSER = Browser("192.0.2.1", "Firefox")


def to_employer(version):
    return RoleChange(role="employer", company_id="gsk", version=version)


def test_an_address_has_one_account_in_whatever_case_it_is_typed(make, session):
    make(email="Ann@Example.org")
    with pytest.raises(Conflict):
        make(email="ANN@example.ORG")


@pytest.mark.parametrize("email", ["", "ann", "ann@", "@example.org", "ann@localhost", "a nn@example.org", "é@x.be"])
def test_what_is_no_address_makes_no_account(email):
    with pytest.raises(FaultyField, match="E-mail address"):
        read_input(AccountInput, {"email": email, "name": "Ann", "role": "editor"})


def test_a_form_sets_no_column_that_it_does_not_offer():
    with pytest.raises(ValidationError):
        AccountInput(email="ann@example.org", name="Ann", role="editor", password_hash="x", id=1)


@pytest.mark.parametrize(("role", "provider_id"), [("provider_editor", None), ("editor", "vitalent")])
def test_a_provider_goes_with_a_provider_editor_only(role, provider_id):
    with pytest.raises(FaultyField, match="Provider"):
        read_input(RoleInput, {"role": role, "provider_id": provider_id})


@pytest.mark.parametrize(("role", "company_id"), [("employer", None), ("editor", "gsk")])
def test_a_company_goes_with_an_employer_only(role, company_id):
    with pytest.raises(FaultyField, match="Company"):
        read_input(RoleInput, {"role": role, "company_id": company_id})


def test_the_database_refuses_an_employer_without_a_company(make, session):
    account = make("employer")
    with pytest.raises(IntegrityError):
        session.execute(text("UPDATE account SET company_id = NULL WHERE id = :id"), {"id": account.id})


def test_a_provider_that_does_not_exist_has_no_editor(make):
    with pytest.raises(FaultyField, match="there is no provider nobody"):
        make("provider_editor", provider_id="nobody")


def test_only_an_administrator_makes_accounts(make, session):
    editor = actor_of(make("editor"))
    with pytest.raises(Forbidden):
        create_account(session, editor, AccountInput(email="eve@example.org", name="Eve", role="admin"), now=NOW)


def test_nobody_changes_their_own_role_or_disables_themselves(make, session):
    account = make("admin")
    with pytest.raises(InvalidData, match="your own account"):
        set_disabled(session, actor_of(account), account, disabled=True, now=NOW)
    with pytest.raises(InvalidData, match="your own account"):
        change_role(
            session, actor_of(account), account, data=RoleChange(role="editor", version=account.version), now=NOW
        )


def test_a_change_of_an_older_version_is_a_conflict(make, session):
    account = make()
    with pytest.raises(Conflict):
        change_role(
            session,
            OPERATOR,
            account,
            data=to_employer(account.version - 1),
            now=NOW,
        )


@pytest.mark.parametrize(
    "change",
    [
        lambda session, account: set_disabled(session, OPERATOR, account, disabled=True, now=NOW),
        lambda session, account: change_role(
            session,
            OPERATOR,
            account,
            data=to_employer(account.version),
            now=NOW,
        ),
        lambda session, account: set_password_by_link(
            session, make_link(session, account, "reset", NOW), hashed="new", now=NOW
        ),
    ],
    ids=["disabling", "another role", "another password"],
)
def test_its_sessions_end_with(make, session, change):
    account = make()
    token = start_session(session, account, BROWSER, complete=True, now=NOW)
    assert find_session(session, token, NOW)
    change(session, account)
    assert find_session(session, token, NOW) is None


def test_every_change_is_in_the_audit_log_without_a_secret_or_a_name(make, session):
    account = make()
    set_password_by_link(session, invite(session, OPERATOR, account, now=NOW), hashed="$argon2id$secret", now=NOW)
    entries = history_of(session, "account", str(account.id))
    assert [(entry.action, entry.actor) for entry in entries] == [
        ("set-password", f"account-{account.id}"),
        ("invite", "operator"),
        ("create", "operator"),
    ]
    told = str([entry.changes for entry in entries])
    assert [word for word in ("argon2", "ann@example.org", "Peeters") if word in told] == []


def test_a_link_works_once(make, session):
    token = invite(session, OPERATOR, make(), now=NOW)
    set_password_by_link(session, token, hashed="first", now=NOW)
    with pytest.raises(NotFound, match="used before"):
        set_password_by_link(session, token, hashed="second", now=NOW)


def test_a_used_link_is_not_shown_again(make, session):
    token = make_link(session, make(), "reset", NOW)
    use_link(session, token, NOW)
    with pytest.raises(NotFound):
        get_link_account(session, token, NOW)


def test_a_disabled_account_has_no_session_even_if_one_is_left(make, session):
    account = make()
    token = start_session(session, account, BROWSER, complete=True, now=NOW)
    account.disabled = True
    session.flush()
    assert find_session(session, token, NOW) is None


@pytest.mark.parametrize(("purpose", "lifetime"), [("reset", timedelta(minutes=30)), ("invite", timedelta(days=7))])
def test_a_link_expires(make, session, purpose, lifetime):
    token = make_link(session, make(), purpose, NOW)
    assert get_link_account(session, token, NOW + lifetime - timedelta(seconds=1))
    with pytest.raises(NotFound):
        get_link_account(session, token, NOW + lifetime)


def test_a_newer_link_replaces_the_former_of_its_purpose_alone(make, session):
    account = make()
    invitation, former = (make_link(session, account, purpose, NOW) for purpose in ("invite", "reset"))
    make_link(session, account, "reset", NOW)
    assert get_link_account(session, invitation, NOW)
    with pytest.raises(NotFound):
        get_link_account(session, former, NOW)


def test_a_disabled_or_unknown_account_gets_no_link(make, session):
    account = make()
    assert request_reset(session, "nobody@example.org", NOW) is None
    set_disabled(session, OPERATOR, account, disabled=True, now=NOW)
    assert request_reset(session, "ann@example.org", NOW) is None
    with pytest.raises(Conflict):
        invite(session, OPERATOR, account, now=NOW)


def test_an_actor_carries_what_the_permission_table_asks_for(make):
    account = make("provider_editor", provider_id="vitalent")
    assert actor_of(account) == Actor(f"account-{account.id}", "provider_editor", account.id, "vitalent", False)
