"""The audit log names an account by its number, which tells the person while there is one."""

from dataclasses import replace

from sqlmodel import select

from talentmatch.accounts.audit import record_change
from talentmatch.accounts.audit_queries import AuditRequest, list_entries
from talentmatch.accounts.pseudonyms import account_number, load_persons, names_in_log, pseudonym, token_number
from talentmatch.accounts.sessions import actor_of
from talentmatch.models import AuditEntry
from tests.accounts.conftest import NOW


def test_it_writes_no_address_to_the_log(make, session):
    actor = actor_of(make())
    record_change(session, actor, "edit", ("programme", "one"), changes={}, now=NOW)
    assert session.exec(select(AuditEntry).order_by(AuditEntry.id.desc())).first().actor == actor.name
    assert "@" not in actor.name


def test_it_finds_the_person_behind_a_number(make, session):
    account = make()
    assert load_persons(session)[account_number(pseudonym(account.id))] == "ann@example.org"
    by_token = replace(actor_of(account), token_id=7).signature
    assert (account_number(by_token), token_number(by_token)) == (account.id, 7)
    account.closed_at = NOW
    session.flush()
    assert account.id not in load_persons(session)


def test_other_names_are_no_numbers():
    assert [account_number(name) for name in ("operator", "account-", "account-0", "account-1x", "ann@x.be")] == [
        None
    ] * 5


def test_the_log_is_searched_by_address_under_old_and_new_names_and_by_token(make, session):
    account = make()
    by_token = replace(actor_of(account), token_id=7).signature
    for name in (pseudonym(account.id), "ann@example.org", by_token, pseudonym(f"{account.id}1")):
        session.add(AuditEntry(at=NOW, actor=name, action="edit", table_name="x", record_id="of-ann", digest="0"))
    session.flush()
    assert names_in_log(session, "nobody@example.org") == ("nobody@example.org",)
    assert list_entries(session, AuditRequest(actor="Ann@example.org", record="of-ann")).total == 3
