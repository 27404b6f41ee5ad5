"""An editor asks a provider, who confirms by the link of the mail without signing in."""

import re
import threading
from datetime import date

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.inputs import AccountInput
from talentmatch.accounts.service import create_account
from talentmatch.models import Programme
from talentmatch.web.account.background import THREAD
from tests.catalogue.conftest import NOW
from tests.web.desk.addresses import SCHOOL
from tests.web.desk.conftest import filled


def make_due(runtime):
    with runtime.database.writing() as session:
        row = session.get_one(Programme, SCHOOL)
        row.checked_on = date(2024, 1, 1)
        data = AccountInput(email="piet@example.org", name="Piet", role="provider_editor", provider_id=row.provider_id)
        create_account(session, OPERATOR, data, now=NOW)


def link_in_mail(runtime):
    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join(10)
    (file,) = runtime.settings.mail_dir.glob("*.eml")
    return re.search(r"/en/account/confirm/\S+", file.read_text(encoding="utf-8").replace("=\n", "")).group()


def test_a_provider_confirms_by_the_link_of_a_mail(desk, own):
    make_due(own)
    editor, anybody = desk(), desk("")
    assert "Nobody has confirmed" in anybody.get(f"/en/programmes/{SCHOOL}").text
    assert "on their way" in editor.post("/en/admin/programmes", {"id": [SCHOOL], "action": "ask"}).text
    link = link_in_mail(own)
    page = anybody.get(link)
    assert filled(page)["id"] == [SCHOOL]
    assert page.response.headers["Cache-Control"] == "no-store"
    assert "Nothing was ticked" in anybody.post(link, {}, status=422).text
    assert "1 programme is confirmed" in anybody.post(link, {"id": [SCHOOL]}, status=200).text
    assert "Nobody has confirmed" not in anybody.get(f"/en/programmes/{SCHOOL}").text
    for answer in (anybody.client.get(link), anybody.client.post(link, data={"id": [SCHOOL]})):
        assert answer.status_code == 404


def test_a_link_to_confirm_opens_no_page_that_sets_a_password(desk, own):
    make_due(own)
    desk().post("/en/admin/programmes", {"id": [SCHOOL], "action": "ask"})
    desk("").get(link_in_mail(own).replace("/confirm/", "/link/"), status=404)


def test_an_editor_learns_that_there_is_nobody_to_ask(desk):
    page = desk().post("/en/admin/programmes", {"id": [SCHOOL], "action": "ask"}, status=400)
    assert "There is nobody to ask" in page.text


def test_a_provider_editor_asks_nobody(desk):
    provider = desk("provider")
    assert "Ask the provider" not in provider.get("/en/admin/programmes").text
    provider.post("/en/admin/programmes", {"id": [SCHOOL], "action": "ask"}, status=403)
