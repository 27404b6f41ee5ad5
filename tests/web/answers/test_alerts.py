"""Mail is asked for, confirmed and ended on pages that tell strangers nothing."""

import threading
from email import message_from_bytes, policy
from urllib.parse import urlsplit

import pytest
from sqlmodel import select

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.inputs import AccountInput
from talentmatch.accounts.service import create_account
from talentmatch.employers.alerts import stop_key
from talentmatch.models import Alert
from talentmatch.web.account.background import THREAD
from tests.web.answers.conftest import ACTORS, NOW, OURS, Reader, signed_in_app

FORM = {"email": "piet@example.org", "provider_id": "aptaskil"}


@pytest.fixture
def reader(own):
    app = signed_in_app(own)
    return lambda name="": Reader(app, name)


@pytest.fixture
def stored(own):
    def alerts():
        with own.database.reading() as session:
            return session.exec(select(Alert).order_by(Alert.id)).all()

    return alerts


@pytest.fixture
def employer(own, monkeypatch):
    """Give kim and piet accounts."""
    with own.database.writing() as session:
        for name, role, fields in (
            ("kim", "employer", {"company_id": OURS}),
            ("piet", "provider_editor", {"provider_id": "aptaskil"}),
        ):
            data = AccountInput(email=f"{name}@example.org", name=name, role=role, **fields)
            row = create_account(session, OPERATOR, data, now=NOW)
            actor = ACTORS[name]
            known = type(actor)(row.email, role, row.id, actor.provider_id, company_id=actor.company_id)
            monkeypatch.setitem(ACTORS, name, known)


def link_of(own):
    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join(10)
    (path,) = own.settings.mail_dir.glob("*.eml")
    text = message_from_bytes(path.read_bytes(), policy=policy.default).get_content()
    return urlsplit(next(word for word in text.split() if word.startswith("http"))).path


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_begin_when_the_address_is_confirmed_and_end_with_one_click(own, reader, stored, lang):
    someone = reader()
    sent = someone.post(f"/{lang}/alerts", FORM, 200)
    link = link_of(own)
    assert link.startswith(f"/{lang}/alerts/confirm/")
    someone.get(link)
    assert stored()[0].sent_at is None
    someone.post(link, status=200)
    (alert,) = stored()
    assert alert.sent_at is not None
    assert someone.post(f"/{lang}/alerts", FORM, 200).text == sent.text
    stop = f"/{lang}/alerts/{alert.id}/{stop_key(alert)}/stop"
    someone.get(stop)
    assert len(stored()) == 1
    answer = someone.client.post(stop, data={"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, stored()) == (200, [])
    someone.get(stop, 404)


@pytest.mark.parametrize("wrong", [{"email": "piet"}, {"provider_id": ""}, {"email": "a@b\r\nBcc: c@d.example"}])
def test_bring_the_form_back_with_what_is_wrong(reader, stored, wrong):
    page = reader().post("/en/alerts", {**FORM, **wrong}, 422)
    assert page.all("div", role="alert")
    assert stored() == []


def test_cannot_be_asked_for_without_end(reader):
    for _ in range(5):
        reader().post("/en/alerts", FORM, 200)
    reader().post("/en/alerts", FORM, 429)


def test_begin_and_end_on_the_page_of_ones_own_need(reader, stored, employer):
    kim = reader("kim")
    page = kim.post("/en/needs/draft/alert")
    assert "You get a mail when a new programme" in page.text
    assert [(row.email, row.need_id) for row in stored()] == [("kim@example.org", "draft")]
    kim.post("/en/needs/draft/alert", {"do": "stop"})
    assert stored() == []


@pytest.mark.parametrize("need", ["draft", "named", "never-was"])
def test_of_a_need_cannot_be_asked_for_by_strangers(reader, stored, employer, need):
    reader("lou").post(f"/en/needs/{need}/alert", status=404)
    reader("piet").post(f"/en/needs/{need}/alert", status=403 if need != "never-was" else 404)
    assert stored() == []


def test_begin_at_once_for_an_editor_of_a_provider(reader, stored, employer):
    piet = reader("piet")
    assert "Mail me new needs for" in piet.get("/en/alerts").text
    piet.post("/en/alerts/own", status=200)
    assert [(row.email, row.provider_id) for row in stored()] == [("piet@example.org", "aptaskil")]
    reader("kim").post("/en/alerts/own", status=404)
