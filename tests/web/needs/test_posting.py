"""Posting a need by a mail link: no password, one need, an editor decides."""

import re

import pytest
from sqlmodel import select

from talentmatch.accounts.audit import history_of
from talentmatch.models import AuditEntry, Company, NeedLink, SkillNeed
from tests.web.desk.conftest import filled
from tests.web.needs.conftest import GMP, THEIRS

ASKED = {"email": "Jo@Fresh-Vials.example", "company_name": "Fresh Vials"}


@pytest.fixture
def link(visitor, mails):
    """Ask for a link and return its path."""
    visitor("").post("/fr/needs/post", ASKED, 200)
    (mail,) = mails()
    assert mail["To"] == "jo@fresh-vials.example"
    return re.search(r"/fr/needs/post/[\w-]+", mail.get_content())[0]


@pytest.fixture
def sent(visitor, link):
    """Write the need of the link and send it."""
    form = filled(visitor("").get(link))
    page = visitor("").post(link, {**form, "title": "Filler", "title_lang": "en", "add": [GMP]})
    assert page.text.count("Filler") == 0
    return link


def only_need(own):
    with own.database.reading() as session:
        return session.exec(select(SkillNeed)).one()


def test_answers_everybody_alike_and_mails_a_link(visitor, mails, add_need):
    first = visitor("").post("/en/needs/post", ASKED, 200)
    again = visitor("").post("/en/needs/post", {**ASKED, "company_name": "Cell Works"}, 200)
    assert first.text == again.text
    assert len(mails()) == 2
    assert "is not an e-mail address" in visitor("").post("/en/needs/post", {**ASKED, "email": "jo"}, 422).text


def test_stops_mailing_an_address_that_is_asked_too_often(visitor, mails):
    for _time in range(5):
        visitor("").post("/en/needs/post", ASKED, 200)
    visitor("").post("/en/needs/post", ASKED, 429)
    assert len(mails()) == 5


def test_lets_the_need_wait_and_be_corrected(visitor, own, sent):
    need = only_need(own)
    assert (need.state, need.origin, need.title) == ("waiting", "mail", "Filler")
    form = filled(visitor("").get(sent))
    visitor("").post(sent, {**form, "title": "Filling operator"})
    assert only_need(own).title == "Filling operator"
    assert "no skill" in visitor("").post(sent, {**filled(visitor("").get(sent)), f"strike-{GMP}": "1"}, 422).text


def test_is_published_for_a_known_company_and_then_renewed_or_closed(visitor, own, sent, mails):
    need_id = only_need(own).id
    page = visitor("editor").get("/en/admin/needs")
    assert "jo@fresh-vials.example" in page.text
    visitor("editor").post("/en/admin/needs", {"need": need_id, "company": THEIRS, "decision": "approve"})
    assert "Filler" in mails()[0].get_content()
    need = only_need(own)
    assert (need.state, need.company_id) == ("published", THEIRS)
    with own.database.reading() as session:
        assert session.exec(select(Company).where(Company.name == "Fresh Vials")).all() == []
        assert [entry.action for entry in history_of(session, "skill_need", need_id)] == ["approve", "send", "create"]
    visitor("").post(f"{sent}/state", {"action": "close"})
    assert only_need(own).state == "closed"
    visitor("").post(f"{sent}/state", {"action": "renew"})
    assert only_need(own).state == "published"
    visitor("").post(sent, {**filled(visitor("").get("/en/needs/post")), "version": "9", "title": "X"}, 422)


def test_stands_for_a_new_company_when_none_is_chosen(visitor, own, sent):
    need = only_need(own)
    with own.database.reading() as session:
        assert session.get(Company, need.company_id).state == "draft"
    assert need.company_id not in str(visitor("editor").get("/en/admin/needs").response.data)
    visitor("editor").post("/en/admin/needs", {"need": need.id, "company": "", "decision": "approve"})
    with own.database.reading() as session:
        company = session.get(Company, need.company_id)
        assert (company.name, company.state) == ("Fresh Vials", "published")
    visitor("editor").post("/en/admin/needs", {"need": need.id, "decision": "approve"}, 400)


def test_is_declined_with_a_reason_and_sent_again(visitor, own, sent, mails):
    need = only_need(own)
    visitor("editor").post("/en/admin/needs", {"need": need.id, "decision": "decline"}, 400)
    visitor("editor").post("/en/admin/needs", {"need": need.id, "decision": "decline", "reason": "Name no client."})
    (mail,) = mails()
    assert "Name no client." in mail.get_content()
    assert mail["Subject"] == "Your skill need was not published" or "besoin" in mail["Subject"]
    visitor("").post(sent, {**filled(visitor("").get(sent)), "title": "Operator"})
    assert only_need(own).state == "waiting"


def test_writes_no_address_into_the_audit_log(own, sent):
    with own.database.reading() as session:
        for entry in session.exec(select(AuditEntry)):
            assert "fresh-vials" not in f"{entry.actor} {entry.changes}".lower()
        assert len(session.exec(select(NeedLink)).all()) == 1


def test_knows_no_other_link(visitor, sent):
    for method in ("get", "post"):
        arguments = () if method == "get" else ({"version": "1"},)
        getattr(visitor(""), method)("/en/needs/post/nobody", *arguments, 404)
    visitor("").post("/en/needs/post/nobody/state", {"action": "close"}, 404)


def test_makes_one_need_of_a_form_that_is_sent_twice(visitor, own, link):
    form = {**filled(visitor("").get(link)), "title": "Filler", "title_lang": "en", "add": [GMP]}
    visitor("").post(link, form)
    again = visitor("").post(link, form, 422)
    assert "Filler" in filled(again)["title"]
    assert only_need(own).version == 2
