"""Closing an account erases the person and leaves the audit log whole."""

import json

import pytest
from sqlalchemy import text

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.audit import record_change, verify_audit
from talentmatch.accounts.closing import close_account
from talentmatch.accounts.devices import know_device
from talentmatch.accounts.email_change import request_email
from talentmatch.accounts.inputs import EmailInput
from talentmatch.accounts.own_data import own_data
from talentmatch.accounts.queries import find_account, get_account_by_id, list_accounts
from talentmatch.accounts.recovery import make_codes
from talentmatch.accounts.service import invite, set_password
from talentmatch.accounts.sessions import Browser, actor_of, find_session, start_session
from talentmatch.errors import Conflict, Forbidden, NotFound
from talentmatch.models import ImportRun, PendingChange
from tests.accounts.conftest import NOW

HOME = Browser("192.0.2.77", "Firefox at home")
TABLES = (
    "account", "account_session", "account_link", "recovery_code", "known_device", "email_change", "pending_change",
    "import_run", "audit_entry",
)  # fmt: skip


@pytest.fixture
def ann(make, session):
    """Give an account with something in every table, also under the address as former versions wrote it."""
    account = make()
    invite(session, OPERATOR, account, now=NOW)
    make_codes(session, account.id)
    know_device(session, account, "", browser=HOME, now=NOW)
    request_email(session, actor_of(account), EmailInput(email="ann.new@example.org"), now=NOW)
    session.add(PendingChange(table_name="programme", record_id="x", base_version=1, proposed_by=account.email,
                              proposed_at=NOW))  # fmt: skip
    session.add(ImportRun(table_name="programme", file_name="a.csv", sha256="0" * 64, actor=account.email,
                          state="failed", planned_at=NOW))  # fmt: skip
    record_change(session, actor_of(account), "edit", ("programme", "x"), changes={"title": ("a", "b")}, now=NOW)
    return account


def stored(session):
    return str([session.execute(text(f"SELECT * FROM {table}")).all() for table in TABLES])


def test_nothing_tells_the_person_afterwards_and_the_log_is_whole(ann, session):
    token = start_session(session, ann, HOME, complete=True, now=NOW)
    before = session.execute(text("SELECT count(*) FROM audit_entry")).scalar_one()
    person = close_account(session, actor_of(ann), ann, now=NOW)
    session.expire_all()
    assert person.email == "ann@example.org"
    assert [word for word in ("ann@", "ann.new@", "Peeters", "at home") if word in stored(session)] == []
    assert (find_session(session, token, NOW), find_account(session, "ann@example.org")) == (None, None)
    assert ann.id not in [account.id for account in list_accounts(session)]
    assert session.execute(text("SELECT count(*) FROM audit_entry")).scalar_one() == before + 1
    assert verify_audit(session) is None
    with pytest.raises(NotFound):
        get_account_by_id(session, ann.id)


def test_the_address_is_free_again_and_the_number_is_not(ann, make, session):
    close_account(session, OPERATOR, ann, now=NOW)
    assert make().id != ann.id


def test_the_last_administrator_stays(make, session):
    admin, other = make("admin"), make("admin", "els@example.org")
    set_password(session, OPERATOR, admin, hashed="x", now=NOW)
    with pytest.raises(Conflict, match="last administrator"):
        close_account(session, actor_of(admin), admin, now=NOW)
    set_password(session, OPERATOR, other, hashed="x", now=NOW)
    close_account(session, actor_of(admin), admin, now=NOW)


def test_nobody_else_closes_an_account(ann, make, session):
    with pytest.raises(Forbidden):
        close_account(session, actor_of(make("employer", "eve@example.org")), ann, now=NOW)


def test_the_own_data_hold_all_of_it_and_no_secret(ann, session):
    set_password(session, OPERATOR, ann, hashed="$argon2id$secret", now=NOW)
    know_device(session, ann, "", browser=HOME, now=NOW)
    found = own_data(session, actor_of(ann))
    told = json.dumps(found)
    assert found["account"]["email"] == "ann@example.org"
    assert [len(found[name]) for name in ("known_device", "proposed_changes", "imports")] == [1, 1, 1]
    assert {"edit", "create", "invite"} <= {entry["action"] for entry in found["audit_log"]}
    assert [word for word in ("argon2", "_hash", "secret", "totp_step") if word in told] == []
