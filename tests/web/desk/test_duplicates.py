"""Editors find pairs, tell them apart or merge them, and an address that was merged leads on for good."""

import pytest

from talentmatch.catalogue.duplicates.pairs import list_pairs
from talentmatch.models import CourseInstance, Programme
from tests.web.desk.conftest import filled

KEEP, OTHER = "aptaskil-operateur-aseptique", "aptaskil-operateur-usp"
PATH = "/en/admin/duplicates"
PAIR = f"{PATH}/programmes/{KEEP}/{OTHER}"


@pytest.fixture
def alike(own):
    """Let two programmes have nearly the same title."""
    with own.database.writing() as session:
        session.get_one(Programme, KEEP).title = "Opérateur de production"
        session.get_one(Programme, KEEP).hours = None
        session.get_one(Programme, OTHER).title = "Production: operateur de"
        session.get_one(Programme, OTHER).hours = 77
    return own


def programme(own, name):
    with own.database.reading() as session:
        return session.get_one(Programme, name)


def test_the_list_leads_to_the_pair_and_a_pair_that_is_two_goes(alike, desk):
    editor = desk()
    page = editor.get(f"{PATH}?why=title")
    assert PAIR in page.links()
    form = {"kind": "programmes", "first": KEEP, "second": OTHER}
    assert "Noted: these are two records." in editor.post(PATH, form).text
    assert PAIR not in editor.get(PATH).links()


def test_the_dashboard_counts_the_pairs(alike, desk):
    with alike.database.reading() as session:
        number = len(list_pairs(session))
    link = next(e for e in desk().get("/en/admin/").all("a") if (e.get("href") or "").endswith("/duplicates"))
    assert link is not None
    assert f"{number} pair" in desk().get("/en/admin/").text


def test_a_merge_stores_what_is_ticked_and_the_address_leads_on(alike, desk):
    editor, seeker = desk(), desk("")
    form = filled(editor.get(PAIR))
    assert (form["choose-hours"], form["choose-title"]) == (["other"], ["keep"])
    form["choose-title"] = ["other"]
    assert "The two records are one now." in editor.post(PAIR, form).text
    kept = programme(alike, KEEP)
    assert (kept.title, kept.hours, programme(alike, OTHER).state) == ("Production: operateur de", 77, "archived")
    answer = seeker.client.get(f"/fr/programmes/{OTHER}")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/fr/programmes/{KEEP}")
    assert "Merged into" in editor.get(f"/en/admin/programmes/{OTHER}/history").text
    assert "Took over" in editor.get(f"/en/admin/programmes/{KEEP}/history").text


def test_the_address_is_gone_when_the_one_that_stayed_is_not_shown(alike, desk):
    editor = desk()
    editor.post(PAIR, filled(editor.get(PAIR)))
    editor.post(f"/en/admin/programmes/{KEEP}/state", {"action": "archive"})
    desk("").get(f"/en/programmes/{OTHER}", status=410)


def test_a_merge_over_a_newer_version_shows_both_again(alike, desk):
    editor = desk()
    form = filled(editor.get(PAIR))
    with alike.database.writing() as session:
        session.get_one(Programme, OTHER).hours = 78
    page = editor.post(PAIR, form, status=409)
    assert "changed in the meantime" in page.text
    assert "78" in page.text
    editor.post(PAIR, filled(page))
    assert programme(alike, KEEP).hours == 78


def test_values_that_do_not_fit_bring_the_choice_back(alike, desk):
    with alike.database.writing() as session:
        for name, text in ((KEEP, ""), (OTHER, "words")):
            row = session.get_one(Programme, name)
            row.gloss_nl = row.gloss_fr = row.gloss_en = text
    editor = desk()
    form = filled(editor.get(PAIR)) | {"choose-gloss_nl": ["keep"]}
    page = editor.post(PAIR, form, status=422)
    assert "is empty while another language has a text" in page.text
    assert filled(page)["choose-gloss_nl"] == ["keep"]
    assert programme(alike, OTHER).state == "published"


def test_the_archived_record_says_where_it_went_and_comes_back(alike, desk):
    editor = desk()
    editor.post(PAIR, filled(editor.get(PAIR)))
    page = editor.get(f"/en/admin/programmes/{OTHER}/state")
    assert f"Merged into: {KEEP}" in page.text
    assert "Take out of the archive" not in page.text
    editor.post(f"/en/admin/programmes/{OTHER}/state", {"action": "publish"}, status=409)
    assert "apart again" in editor.post(f"{PATH}/apart/programmes/{OTHER}", {"sent": "1"}).text
    assert (programme(alike, OTHER).state, programme(alike, KEEP).hours) == ("published", None)
    desk("").get(f"/en/programmes/{OTHER}")


def test_two_dates_are_merged_in_the_same_way(own, desk):
    path = f"{PATH}/runs/vib-containers-2022-01/vib-containers-2022-10"
    editor = desk()
    editor.post(path, filled(editor.get(path)))
    with own.database.reading() as session:
        assert session.get_one(CourseInstance, "vib-containers-2022-10").state == "archived"


def test_what_is_no_pair_is_refused(desk):
    editor = desk()
    editor.get(f"{PATH}/programmes/{KEEP}/vib-containers", status=400)
    editor.get(f"{PATH}/programmes/{KEEP}/nothing", status=404)
    editor.get(f"{PATH}?why=nonsense", status=400)
    editor.get(f"{PATH}?page=9", status=400)
    editor.post(PATH, {"kind": "other"}, status=400)
    desk("provider").get(PATH, status=403)
