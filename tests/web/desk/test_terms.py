"""Terms that no skill covers: counted after a search, shown to editors, made a synonym, dismissed, exported."""

import csv
import io
import logging
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from talentmatch.models import Skill, UnmetTerm
from talentmatch.skills.terms import note_term
from talentmatch.web import search_counts

TERMS = "/en/admin/terms"


def search(desk, what, **more):
    page = desk("").get(f"/nl/search?q={what}" + "".join(f"&{name}={value}" for name, value in more.items()))
    page.response.close()  # the count is made once the answer has gone


def counted(own):
    with own.database.reading() as session:
        return {row.term: (row.lang, row.source, row.times) for row in session.exec(select(UnmetTerm))}


@pytest.fixture
def typed(own):
    """Let two terms have been typed on three days; give their numbers."""
    now = datetime.now(UTC)
    with own.database.writing() as session:
        for term in ("xeno grafting", "-cmd"):
            for days in (2, 1, 0):
                note_term(session, term, lang="en", source="search", now=now - timedelta(days=days))
        return {row.term: row.id for row in session.exec(select(UnmetTerm))}


def test_a_search_that_no_skill_covers_is_counted_and_nothing_else(desk, own):
    for what in ("Xeno%20Grafting", "xeno+grafting", "hplc", "aptaskil", "Jan%20Peeters", "me%40example.org", ""):
        search(desk, what)
    search(desk, "many%20words%20that%20somebody%20pasted%20here")
    with desk("").client.post("/nl/match", data={"text": "xeno grafting"}) as answer:
        assert answer.status_code == 200
    assert counted(own) == {"xeno grafting": ("nl", "search", 2)}


def test_a_failure_to_count_breaks_no_search_and_is_logged_without_the_term(desk, own, monkeypatch, caplog):
    def fail(*_args, **_options):
        raise OSError("the disk is full")

    monkeypatch.setattr(search_counts, "note_term", fail)
    with caplog.at_level(logging.ERROR):
        search(desk, "xeno+grafting")
    assert "was not counted" in caplog.text
    assert "grafting" not in caplog.text
    monkeypatch.undo()
    search(desk, "xeno+grafting")
    assert counted(own)["xeno grafting"][2] == 1


def test_an_editor_makes_a_term_a_synonym(desk, own, typed):
    editor, address = desk(), f"{TERMS}/{typed['xeno grafting']}"
    assert "2 terms that no skill covers" in editor.get("/en/admin/").text
    assert address in editor.get(TERMS).links()
    page = editor.get(f"{address}?find=hplc")
    assert next(box.get("value") for box in page.all("input", type="radio")) == "hplc"
    form = {"skill_id": "hplc", "lang": "en", "spelling": " "}
    assert "Written as" in editor.post(f"{address}?find=hplc", form, status=422).texts("div", "error-summary")[0]
    assert "a name of the skill now" in editor.post(address, form | {"spelling": "Xeno grafting"}).text
    with own.database.reading() as session:
        assert "Xeno grafting" in session.get_one(Skill, "hplc").synonyms_en
    editor.get(address, status=404)
    assert "xeno grafting" not in editor.get(TERMS).text


def test_a_dismissed_term_is_gone_for_good(desk, own, typed):
    page = desk().post(TERMS, {"dismiss": str(typed["-cmd"])})
    assert ("will not come back" in page.text, "-cmd" in page.text) == (True, False)
    desk().post(TERMS, {"dismiss": str(typed["-cmd"])}, status=404)
    assert "dismissed a term" in desk("admin").get("/en/admin/audit").text


def test_the_export_cannot_be_run_as_a_formula(desk, typed):
    editor = desk()
    answer = editor.client.get(f"{TERMS}.csv", headers=editor.headers)
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("text/csv", "no-store")
    rows = list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))
    assert [(row["term"], row["days"]) for row in rows] == [("xeno grafting", "3"), ("'-cmd", "3")]


def test_it_says_when_a_skill_has_come_to_cover_a_term(desk, own):
    now = datetime.now(UTC)
    with own.database.writing() as session:
        for days in (2, 1, 0):
            note_term(session, "hplc", lang="en", source="need", now=now - timedelta(days=days))
    page = desk().get(TERMS)
    assert ("now covered by" in page.text, "employers" in page.text) == (True, True)


def test_it_is_for_editors(desk, typed):
    for path in ("", ".csv", f"/{typed['-cmd']}"):
        desk("provider").get(f"{TERMS}{path}", status=403)
