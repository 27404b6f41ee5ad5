"""A company sends its needs as a file: previewed, mended, applied and undone in the browser, and never another's."""

import csv
import io

import pytest
from sqlmodel import select

from talentmatch.exchange.need_files.row import COLUMNS
from talentmatch.models import Company, SkillNeed
from tests.exchange.test_need_files import raw
from tests.web.desk.conftest import filled
from tests.web.needs.conftest import OURS, THEIRS

START = "/en/company/needs/import"
SENT = {"csrf_token": ""}  # a form without anything of its own


def send(client, content, status=303, address=START):
    return client.post(address, {"file": (io.BytesIO(content), "needs.csv")}, status)


def address_of(page):
    return page.response.request.path


def titles(own, company_id=OURS):
    with own.database.reading() as session:
        return sorted(session.exec(select(SkillNeed.title).where(SkillNeed.company_id == company_id)))


def fetched(client, address, status=200):
    answer = client.client.get(address, headers=client.headers)
    assert answer.status_code == status
    return answer


def test_previews_mends_applies_and_undoes(visitor, own):
    employer = visitor()
    page = send(employer, raw({"title": "Fine", "skills_essential": "GMP"}, {"title": "Odd", "people": "x"}))
    assert "Nothing is stored yet." in page.text
    assert "Odd" in page.text
    assert titles(own) == []
    run = address_of(page)
    assert "Some rows are faulty." in employer.post(f"{run}/apply", SENT, 422).text
    form = filled(page)
    page = employer.post(f"{run}/cells", {**form, "cell:3:people": "4"})
    page = employer.post(f"{run}/apply", SENT)
    assert "This import is applied." in page.text
    assert titles(own) == ["Fine", "Odd"]
    again = send(employer, raw({"title": "Fine", "skills_essential": "GMP"}, {"title": "Odd", "people": "4"}))
    assert "There is nothing to do." in again.text
    page = employer.post(f"{run}/undo", SENT)
    assert "This import is undone" in page.text
    assert titles(own) == []


def test_what_is_fetched_comes_in_without_a_change(visitor, add_need):
    add_need(title="=1+1", description="-first\nsecond", languages_required=["nl:B2"])
    employer = visitor()
    for form in ("csv", "xlsx"):
        answer = fetched(employer, f"/en/company/needs/export.{form}")
        assert answer.headers["Cache-Control"] == "no-store"
        assert "There is nothing to do." in send(employer, answer.data).text
    rows = list(csv.reader(io.StringIO(fetched(employer, "/en/company/needs/template.csv").text)))
    assert rows == [list(COLUMNS)]
    fetched(employer, "/en/company/needs/export.exe", 404)


def test_says_in_its_own_words_what_keeps_a_file_from_being_used(visitor):
    employer = visitor()
    assert "No file was chosen." in employer.post(START, SENT, 422).text
    page = send(employer, b"titel;region\nQC;flanders\n", 422)
    assert "this column is missing" in page.text
    assert "more than 1000 rows" in send(employer, raw(*({"title": str(n)} for n in range(1_001))), 422).text
    assert "byte" in send(employer, b"title\n\xff\xfe\x81\x8d", 422).text


def test_shows_payloads_as_text(visitor):
    page = send(visitor(), raw({"title": "<script>alert(1)</script>", "people": "x"}))
    assert "<script>alert" not in page.response.get_data(as_text=True)
    assert "<script>alert(1)</script>" in page.text


@pytest.mark.parametrize("step", ["", "/cells", "/apply", "/undo"])
def test_another_company_finds_no_import(visitor, step):
    run = address_of(send(visitor(), raw({"title": "Secret of ours"})))
    outsider = visitor("outsider")
    page = outsider.post(run + step, SENT, 404) if step else outsider.get(run, 404)
    unknown = outsider.get("/en/company/needs/import/2147483647", 404) if not step else page
    assert "Secret" not in page.text
    assert page.text.replace(run, "") == unknown.text or step
    assert "needs.csv" not in outsider.get(START).text


def test_another_company_and_its_needs_cannot_be_named(visitor, add_need):
    foreign = add_need(THEIRS, title="Their secret")
    employer = visitor()
    employer.get(f"{START}?company={THEIRS}", 404)
    send(employer, raw({}), 404, f"{START}?company={THEIRS}")
    fetched(employer, f"/en/company/needs/export.csv?company={THEIRS}", 404)
    page = send(employer, raw({"id": foreign}, {"id": "0" * 16}))
    assert page.text.count("is no need of this company; leave the cell empty for a new need") == 2
    assert "Their secret" not in page.text
    assert "Their secret" not in fetched(employer, "/en/company/needs/export.csv").text


def test_an_administrator_works_for_the_company_that_is_named(visitor, own):
    admin = visitor("admin")
    page = send(admin, raw({"title": "By hand"}), address=f"{START}?company={OURS}")
    admin.post(address_of(page) + "/apply", SENT)
    assert titles(own) == ["By hand"]
    assert address_of(page).rpartition("/")[2] not in admin.get("/en/admin/files/imports").text.split()
    assert admin.get(f"/en/admin/files/imports/{address_of(page).rpartition('/')[2]}", 404)


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_a_company_with_a_strange_name_is_shown_as_it_is_called(visitor, own, lang):
    strange = ("\u202e\u200fA&B<i>" + "x" * 300)[:300]
    with own.database.writing() as session:
        session.get_one(Company, OURS).name = strange
    for page in ("/company", "/company/needs/import", "/company/needs/vacancy"):
        answer = visitor().get(f"/{lang}{page}")
        assert "<i>" not in answer.response.get_data(as_text=True)
