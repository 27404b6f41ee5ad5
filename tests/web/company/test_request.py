"""A company asks for an account in public; an administrator decides at the desk."""

import re

import pytest

from tests.web.desk.conftest import filled

REQUEST, QUEUE = "/en/company/request", "/en/admin/company-requests"
FIELDS = {
    "name": "Els Maes", "company": "Cellcraft", "website": "https://cellcraft.example",
    "email": "els@cellcraft.example", "message": "We look for operators.\r\nIn Gent.",
}  # fmt: skip


@pytest.fixture
def admin(add, person):
    add()
    admin = person()
    admin.sign_in()
    admin.second_step()
    return admin


@pytest.fixture
def asked(person, mails, admin):
    """Ask and confirm, and give the address where the request is decided."""
    els = person()
    els.pages.post(REQUEST, data=FIELDS)
    link = re.search(r"127\.0\.0\.1:8000(/\S+)", mails()[0].get_content())[1]
    assert "Cellcraft" in els.pages.get(link).text
    assert "Cellcraft" not in admin.pages.get(QUEUE).text
    els.pages.post(link)
    assert els.client.get(link).status_code == 404
    return next(found for found in admin.pages.get(QUEUE).links() if re.search(r"/company-requests/\d+$", found))


def test_it_is_approved_and_the_person_signs_in(admin, asked, person, mails):
    page = admin.pages.get(asked)
    assert "We look for operators." in page.text
    assert filled(page)["company"] == ["Cellcraft"]
    assert admin.send(asked, decision="approve", company="GSK").status_code == 422
    assert admin.send(asked, decision="approve", company_id="gsk").location == f"{QUEUE}?done=changed"
    link = re.search(r"127\.0\.0\.1:8000(/\S+)", mails()[0].get_content())[1]
    els = person()
    els.send(link, password="zeven natte kranten", again="zeven natte kranten")
    els.send("/en/account/sign-in", email=FIELDS["email"], password="zeven natte kranten")
    assert "GSK" in els.pages.get("/en/company/people").title
    assert admin.client.get(asked).status_code == 404


def test_it_is_declined_with_a_reason_by_mail(admin, asked, mails):
    assert admin.send(asked, decision="decline", reason=" ").status_code == 422
    assert admin.send(asked, decision="other").status_code == 400
    assert mails() == []
    admin.send(asked, decision="decline", reason="We do not know you.\r\nSorry.")
    (mail,) = mails()
    assert (mail["To"], "We do not know you." in mail.get_content()) == (FIELDS["email"], True)
    assert "Cellcraft" not in admin.pages.get(QUEUE).text


def test_what_does_not_fit_comes_back_with_what_was_typed(person):
    page = person().pages.post(REQUEST, 422, data={**FIELDS, "email": "els"})
    assert next(field.get("value") for field in page.all("input", name="company")) == "Cellcraft"
    assert [option.get("value") for option in page.all("option")] == ["GSK", "Pfizer"]


def test_an_address_that_has_an_account_is_answered_alike(person, add, mails):
    add("editor")
    answers = {person().client.post(REQUEST, data={**FIELDS, "email": f"{who}@example.org"}).text
               for who in ("els", "editor")}  # fmt: skip
    assert (len(answers), [mail["To"] for mail in mails()]) == (1, ["els@example.org"])


def test_asking_again_and_again_is_limited(person):
    answers = [person().client.post(REQUEST, data=FIELDS).status_code for _ in range(4)]
    assert answers == [200] * 3 + [429]


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_the_pages_of_the_desk_are_valid(admin, asked, lang):
    for address in (QUEUE, asked):
        assert admin.pages.get(address.replace("/en/", f"/{lang}/", 1)).tree.get("lang") == lang
