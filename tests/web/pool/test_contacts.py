"""Companies and training centres write to each other; what nobody told stays untold."""

import pytest
from sqlmodel import select

from talentmatch.models import Account, AuditEntry
from tests.web.needs.conftest import NOW, OURS, THEIRS
from tests.web.pool.conftest import COURSE

WRITE = f"/en/company/programmes/{COURSE}/contact"
TELL = f"/en/admin/programmes/{COURSE}/announce"
PEOPLE = (
    (4, "own@example.org", "provider_editor", "fr"), (11, "kim@cell.example", "employer", "nl"),
    (13, "lou@vial.example", "employer", "en"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def accounts(own):
    """Give an account to an editor of the provider and to one person of each company."""
    with own.database.writing() as session:
        for number, email, role, lang in PEOPLE:
            of = {"provider_id": "aptaskil"} if number == 4 else {"company_id": OURS if number == 11 else THEIRS}
            account = Account(id=number, email=email, name=email[:3], role=role, lang=lang, created_at=NOW, **of)
            session.add(account)


def test_a_company_writes_without_showing_its_address(visitor, mails):
    page = visitor().post(WRITE, {"text": "When is the next course?\nBcc: all@example.org"})
    assert "Your message is on its way." in page.text
    (mail,) = mails()
    assert (mail["To"], mail["Bcc"], mail["Cc"], mail["Reply-To"]) == ("own@example.org", None, None, None)
    body = mail.get_content()
    assert "> Bcc: all@example.org" in body
    assert "Cell Works" in body
    assert "kim@cell.example" not in str(mail)
    assert f"/fr/admin/programmes/{COURSE}/announce" in body


def test_shows_the_address_of_whoever_says_so(visitor, mails):
    visitor().post(WRITE, {"text": "Call me.", "show_address": "1"})
    assert "kim@cell.example" in mails()[0].get_content()


def test_keeps_no_copy_of_what_was_written(visitor, own, mails):
    visitor().post(WRITE, {"text": "Our secret plan."})
    assert mails()
    with own.database.reading() as session:
        entry = session.exec(select(AuditEntry).where(AuditEntry.table_name == "letter")).one()
    assert (entry.action, entry.record_id) == ("write-to-provider", OURS)
    assert "secret" not in str(entry.changes)
    assert "wrote to a training centre" in visitor("admin").get("/en/admin/audit").text


def test_is_refused_after_five_messages_a_day(visitor, mails):
    for _number in range(5):
        visitor().post(WRITE, {"text": "Hello?"})
    visitor().post(WRITE, {"text": "Hello?"}, 429)
    assert len(mails()) == 5


def test_keeps_what_was_typed_when_something_is_wrong(visitor, mails):
    page = visitor().post(WRITE, {"text": "x" * 4001, "show_address": "1"}, 422)
    assert "x" * 4001 in page.text
    assert page.all("input", name="show_address", checked="")
    asked = visitor()
    assert asked.client.post(WRITE, data={"text": "bell\x07"}, headers=asked.headers).status_code == 422
    assert mails() == []


def test_says_so_where_nobody_reads(visitor):
    page = visitor().post("/en/company/programmes/vdab-procesoperator/contact", {"text": "Hello"}, 422)
    assert "Nobody reads messages" in page.text


def test_a_provider_tells_all_that_ask_and_learns_of_none(visitor, add_interest, mails):
    add_interest(OURS)
    add_interest(OURS)
    page = visitor("provider").post(TELL, {"text": "We start in May."})
    (mail,) = mails()
    assert mail["To"] == "kim@cell.example"
    assert "own@example.org" not in str(mail)
    add_interest(THEIRS)
    same = visitor("provider").post(TELL, {"text": "We start in May."})
    assert same.response.get_data() == page.response.get_data()
    assert sorted(mail["To"] for mail in mails()) == ["kim@cell.example", "lou@vial.example"]


def test_the_answer_is_the_same_when_nobody_asks(visitor, mails):
    page = visitor("provider").post(TELL, {"text": "We start in May."})
    assert "Your message is on its way." in page.text
    assert mails() == []


def test_another_provider_finds_nothing(visitor, three):
    stranger = visitor("stranger")
    stranger.get("/en/admin/providers/aptaskil/interest", 404)
    stranger.get(TELL, 404)
    stranger.post(TELL, {"text": "We start in May."}, 404)
    visitor("outsider").post(f"{WRITE}?company={OURS}", {"text": "Hello"}, 404)


def test_a_provider_sees_figures_and_no_names(visitor, three):
    page = visitor("provider").get("/en/admin/providers/aptaskil/interest")
    assert "At least 8 places asked for" in page.text
    assert not [name for name in ("Cell", "Vial", "Third") if name in page.text]
