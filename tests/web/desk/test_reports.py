"""Somebody reports an error without an account; the desk answers."""

from email import message_from_bytes, policy
from threading import enumerate as threads

import pytest

from talentmatch.web.account.background import THREAD
from talentmatch.web.reported import HOME, subject_of
from tests.web.checked import checked
from tests.web.desk.conftest import filled

REPORT, QUEUE = "/nl/report", "/en/admin/reports"
ABOUT = "/programmes/aptaskil-operateur-usp"
SENT = {"about": f"/nl{ABOUT}?q=my+illness", "kind": "wrong", "message": "De prijs\r\nklopt niet.", "opened": "0"}


@pytest.fixture
def public(desk):
    """Give the client of somebody who has no account."""
    return desk().client


@pytest.fixture
def mails(own):
    """Give a function that waits for the mails and reads them."""

    def read():
        for thread in threads():
            if thread.name == THREAD:
                thread.join()
        found = sorted(own.settings.mail_dir.glob("*.eml"))
        return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in found]

    return read


def test_a_report_is_answered_and_the_answer_is_mailed(public, desk, mails):
    public.post(REPORT, data={**SENT, "email": "els@example.org"})
    assert "De prijs" not in desk("stranger").get(QUEUE).text
    assert "els@example.org" not in desk("provider").get(QUEUE).response.text
    page = desk().get(QUEUE)
    assert "answer to els@example.org" in page.text
    assert "my+illness" not in page.response.text
    (number,) = filled(page)["report"]
    desk().post(QUEUE, {"report": number, "decision": "declined", "note": " "}, status=400)
    done = desk("provider").post(QUEUE, {"report": number, "decision": "done", "note": "Thank you."})
    assert "No report stands here." in done.text
    (mail,) = mails()
    assert (mail["To"], f"/nl{ABOUT}" in mail.get_content()) == ("els@example.org", True)
    assert "De prijs klopt niet." in desk().get(f"{QUEUE}?state=done").text


def test_the_dashboard_counts_what_waits(public, desk):
    public.post(REPORT, data=SENT)
    assert "1 reported error" in desk("provider").get("/en/admin/").text
    assert "0 reported errors" in desk("stranger").get("/en/admin/").text


def test_a_program_and_an_empty_report_come_back_with_what_was_typed(public, desk):
    for change in ({"nickname": "x"}, {"opened": "9999999999"}, {"opened": ""}, {"message": " "}):
        page = checked(REPORT, public.post(REPORT, data={**SENT, "email": "els@example.org", **change}), 422)
        assert filled(page)["email"] == ["els@example.org"]
    assert "De prijs" not in desk().get(QUEUE).text


def test_reports_of_one_address_are_limited(public):
    assert [public.post(REPORT, data=SENT).status_code for _ in range(6)] == [200] * 5 + [429]


def test_a_page_is_named_by_its_path_alone(app):
    with app.test_request_context("/en/"):
        assert subject_of("https://evil.example/fr/skills/hplc?held=gmp").path == "/skills/hplc"
        for address in ("//evil.example", "/en/needs/post/secret-key", "/en/admin/audit", "/x" * 200, "http://[", "é"):
            assert subject_of(address) == HOME
