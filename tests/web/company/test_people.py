"""The page of the people of a company."""

import re

import pytest

PEOPLE = "/en/company/people"


@pytest.fixture
def els(add, person):
    add("employer", totp=False)
    els = person()
    els.sign_in("employer")
    return els


def test_a_colleague_is_invited_and_removed(els, mails):
    assert els.send(PEOPLE, name="Bob", email="bob", lang="nl").status_code == 422
    assert els.send(PEOPLE, name="Bob", email="bob@example.org", lang="nl").location == f"{PEOPLE}?done=invited"
    assert "/nl/account/link/" in mails()[0].get_content()
    assert els.send(PEOPLE, name="Bob", email="bob@example.org").status_code == 422
    page = els.pages.get(PEOPLE)
    assert "bob@example.org" in page.text
    remove = next(form.get("action") for form in page.all("form") if form.get("action").endswith("/remove"))
    assert els.send(remove).location == f"{PEOPLE}?done=removed"
    assert [mail["To"] for mail in mails()] == ["bob@example.org"]
    assert "bob@example.org" not in els.pages.get(PEOPLE).text


def test_a_stranger_of_another_company_sees_and_removes_nobody(els, add, person, stored):
    eve_id = add("employer", email="eve@example.org", company="pfizer", totp=False)
    eve = person()
    eve.sign_in("eve")
    assert "employer@example.org" not in eve.pages.get(PEOPLE).text
    assert els.send(f"{PEOPLE}/{eve_id}/remove").status_code == 404
    assert stored(eve_id).closed_at is None


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_it_is_valid_and_linked_from_the_own_account(els, lang):
    assert f"/{lang}/company/people" in els.pages.get(f"/{lang}/account").links()
    assert re.search("GSK", els.pages.get(f"/{lang}/company/people").title)
