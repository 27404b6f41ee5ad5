"""Editing at the desk: what is saved, refused, merged, restored, approved, copied and archived."""

import pytest
from sqlalchemy import event

from talentmatch.models import CourseInstance, Programme
from tests.counting import here
from tests.web.desk.addresses import SCHOOL
from tests.web.desk.conftest import filled

FORM = f"/en/admin/programmes/{SCHOOL}"
OWN = "aptaskil-operateur-usp"


def stored(own, key=SCHOOL, table=Programme):
    with own.database.reading() as session:
        return session.get(table, key)


def test_a_form_that_nobody_touched_changes_nothing(desk, own):
    editor = desk()
    for path in (f"programmes/{SCHOOL}", "providers/aptaskil", f"runs/{SCHOOL}-2025-10-07"):
        page = editor.get(f"/en/admin/{path}")
        assert "Nothing was different" in editor.post(f"/en/admin/{path}", filled(page)).text
    assert stored(own).version == 1


def test_an_edit_is_saved_and_shows_on_the_site(desk, own):
    editor = desk()
    form = filled(editor.get(FORM)) | {"title": ["A better title"], "days": ["2,5"], "topics": ["GMP\r\n\r\nATMP"]}
    page = editor.post(FORM, form)
    assert "Saved." in page.text
    assert page.texts("h1") == ["A better title published"]
    row = stored(own)
    assert (row.title, row.days, row.topics, row.version) == ("A better title", 2.5, ["GMP", "ATMP"], 2)
    assert "A better title" in editor.get(f"/en/programmes/{SCHOOL}").text


def test_faults_stand_at_their_fields_and_in_the_summary_and_nothing_typed_is_lost(desk, own):
    editor = desk()
    form = filled(editor.get(FORM))
    form |= {"title": [" "], "days": ["many"], "description_fr": [""], "publish_on": ["2027-01-01"], "hours": ["7"]}
    page = editor.post(FORM, form, status=422)
    assert page.title.startswith("Correct the form")
    alert = page.all("div", role="alert")[0]
    for name in ("title", "days"):
        field = page.tree.find(f".//*[@id='field-{name}']")
        assert field.get("aria-invalid") == "true"
        assert f"field-{name}-fault" in field.get("aria-describedby")
        assert any(link.get("href") == f"#field-{name}" for link in alert.iter("a"))
    typed = filled(page)
    assert (typed["days"], typed["hours"], typed["publish_on"]) == (["many"], ["7"], ["2027-01-01"])
    assert typed["version"] == ["1"]
    half = editor.post(FORM, form | {"title": ["T"], "days": ["1"]}, status=422)
    assert "Description, French: is empty while another language has a text" in half.text
    assert stored(own).version == 1


def test_days_in_the_wrong_order_are_a_fault_of_the_record(desk):
    editor = desk()
    form = filled(editor.get(FORM)) | {"publish_on": ["2027-02-01"], "expires_on": ["2027-01-01"]}
    assert "lies before the first" in editor.post(FORM, form, status=422).text


def test_two_editors_of_one_record_merge_and_nothing_is_lost(desk, own):
    mine, theirs = desk("editor"), desk("colleague")
    form = filled(mine.get(FORM))
    theirs.post(FORM, filled(theirs.get(FORM)) | {"title": ["Their title"], "hours": ["30"]})
    page = mine.post(FORM, form | {"title": ["My title"], "days": ["9"]}, status=409)
    assert "bob@example.org saved version 2" in page.text
    assert {"Their title", "My title"} <= set(page.texts("span", "desk-version"))
    merge = filled(page)
    assert (merge["choose-title"], merge["choose-days"], merge["choose-hours"]) == (["yours"], ["yours"], ["theirs"])
    mine.post(FORM, merge | {"choose-title": ["theirs"]})
    row = stored(own)
    assert (row.title, row.hours, row.days, row.version) == ("Their title", 30.0, 9.0, 3)


def test_the_history_shows_each_version_and_restores_one(desk, own):
    editor = desk()
    title = stored(own).title
    editor.post(FORM, filled(editor.get(FORM)) | {"title": ["Second"]})
    page = editor.get(f"{FORM}/history")
    assert page.texts("h2") == ["Version 2", "Version 1"]
    assert (title in page.text, "ann@example.org: edited" in page.text, "from the data files" in page.text) == (
        True,
    ) * 3
    editor.post(f"{FORM}/history", {"number": "1", "version": "2"})
    assert (stored(own).title, stored(own).version) == (title, 3)
    editor.post(f"{FORM}/history", {"number": "2", "version": "2"}, status=409)


def test_a_new_programme_is_a_draft_that_only_the_preview_shows(desk, own):
    editor = desk()
    form = filled(editor.get("/en/admin/programmes/new"))
    assert "is empty and must be filled" in editor.post("/en/admin/programmes/new", form, status=422).text
    form |= {"id": ["new-one"], "title": ["Brand new"], "title_lang": ["en"], "title_status": ["official"]}
    form |= {"record_type": ["course"], "status": ["seen"], "provider_id": ["aptaskil"], "source_url": ["https://x.be"]}
    page = editor.post("/en/admin/programmes/new", form)
    assert page.texts("h1") == ["Brand new draft"]
    taken = editor.post("/en/admin/programmes/new", form, status=422)
    assert "There is a record new-one already" in taken.text
    editor.get("/en/programmes/new-one", status=404)
    assert "Preview" in editor.get("/en/admin/programmes/new-one/preview").text
    editor.post("/en/admin/programmes/new-one/state", {"action": "publish"})
    assert editor.get("/en/programmes/new-one").texts("h1") == ["Brand new"]


def test_archiving_shows_what_is_lost_first_and_then_takes_it_off_the_site(desk, own):
    editor = desk()
    data = {"id": [SCHOOL, OWN], "action": "archive"}
    page = editor.post("/en/admin/programmes", data, status=200)
    assert page.texts("h1") == ["Archive 2 programmes"]
    assert stored(own).state == "published"
    editor.post("/en/admin/programmes", filled(page) | {"action": "archive"})
    assert "no longer in the catalogue" in editor.get(f"/en/programmes/{SCHOOL}", status=410).text
    assert SCHOOL not in editor.get("/en/search").response.text
    editor.post("/en/admin/programmes", {"id": [SCHOOL], "action": "publish"})
    editor.get(f"/en/programmes/{SCHOOL}")
    editor.post("/en/admin/programmes", {"action": "publish"}, status=400)
    editor.post("/en/admin/programmes", {"id": [SCHOOL], "action": "explode"}, status=400)


def test_only_an_admin_removes_for_good(desk, own):
    editor, admin = desk(), desk("admin")
    editor.post(f"{FORM}/state", {"action": "archive"})
    editor.get(f"{FORM}/purge", status=403)
    editor.post(f"{FORM}/purge", {"sure": "1"}, status=403)
    assert "Remove for good" in admin.get(f"{FORM}/state").text
    assert "Removed for good." in admin.post(f"{FORM}/purge", {"sure": "1"}).text
    assert stored(own) is None


def test_what_a_provider_editor_changes_waits_for_an_editor(desk, own):
    provider, editor, address = desk("provider"), desk(), f"/en/admin/programmes/{OWN}"
    page = provider.post(address, filled(provider.get(address)) | {"hours": ["77"]})
    assert "waits until an editor approves it" in page.text
    assert "A change that own@example.org proposed on" in page.text
    assert stored(own, OWN).hours != 77
    queue = editor.get("/en/admin/approvals")
    assert "own@example.org" in queue.text
    editor.post("/en/admin/approvals", {"change": filled(queue)["change"], "decision": "approve"})
    assert stored(own, OWN).hours == 77
    assert "Nothing waits" in editor.get("/en/admin/approvals").text


def test_a_proposed_change_of_an_older_version_is_merged(desk, own):
    provider, editor, address = desk("provider"), desk(), f"/en/admin/programmes/{OWN}"
    provider.post(address, filled(provider.get(address)) | {"hours": ["77"]})
    editor.post(address, filled(editor.get(address)) | {"days": ["4"]})
    change = filled(editor.get("/en/admin/approvals"))["change"]
    page = editor.post("/en/admin/approvals", {"change": change, "decision": "approve"}, status=409)
    editor.post(address, filled(page))
    assert (stored(own, OWN).hours, stored(own, OWN).days) == (77.0, 4.0)
    assert "Nothing waits" in editor.get("/en/admin/approvals").text


@pytest.mark.parametrize("path", ["", "/state", "/history"])
def test_a_foreign_record_answers_as_if_it_were_not_there(desk, path):
    stranger = desk("stranger")
    form = {"version": "1", "number": "1", "action": "confirm"}
    stranger.post(f"/en/admin/programmes/{OWN}{path}", form, status=404)


def test_a_provider_editor_cannot_give_a_programme_away(desk):
    provider, address = desk("provider"), f"/en/admin/programmes/{OWN}"
    provider.post(address, filled(provider.get(address)) | {"provider_id": ["vitalent"]}, status=404)


def test_dates_are_copied_and_moved(desk, own):
    editor, address, run = desk(), f"/en/admin/programmes/{SCHOOL}/runs", f"{SCHOOL}-2025-10-07"
    editor.post(address, {"id": [run], "action": "copy", "starts_on": "2027-10-05"})
    copy = stored(own, f"{run}-2027-10-05", CourseInstance)
    assert (copy.state, copy.status, str(copy.starts_on)) == ("draft", "planned", "2027-10-05")
    editor.post(address, {"id": [copy.id], "action": "move", "days": "-7"})
    assert str(stored(own, copy.id, CourseInstance).starts_on) == "2027-09-28"
    editor.post(address, {"id": [copy.id], "action": "publish"})
    assert "28 September 2027" in editor.get(f"/en/programmes/{SCHOOL}").text
    far = {"action": "copy", "starts_on": "9999-12-31"}
    for data in (far, {"action": "copy", "starts_on": "soon"}, {"action": "move", "days": "x"}, {"action": "dance"}):
        editor.post(address, {"id": [copy.id], **data}, status=400)


def test_a_form_without_its_version_is_not_understood(desk):
    editor = desk()
    editor.post(FORM, filled(editor.get(FORM)) | {"version": ["x"]}, status=400)


def test_the_queue_asks_the_database_as_often_for_many_changes_as_for_few(desk, own):
    provider, editor, asked = desk("provider"), desk(), []
    addresses = [link for link in provider.get("/en/admin/programmes").links() if "/admin/programmes/apt" in link]
    counts = []
    for address in addresses[:4]:
        provider.post(address, filled(provider.get(address)) | {"hours": ["77"]})
        listen = (own.database.engine, "before_cursor_execute", here(lambda *_: asked.append(1)))
        event.listen(*listen)
        editor.get("/en/admin/approvals")
        event.remove(*listen)
        counts.append(len(asked))
        asked.clear()
    assert len(counts) == 4
    assert len(set(counts)) == 1


HOSTILE = [
    "\x00",
    "a\x00b",
    "https://a.be/\x00",
    "\ud800",
    "9" * 400,
    "-1",
    "1e999",
    "nan",
    "x" * 20_001,
    "٣",
    "0000-00-00",
]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["programmes", "providers", "runs"])
def test_whatever_is_typed_is_stored_or_explained_and_never_a_fault_of_ours(desk, kind):
    record = {"programmes": SCHOOL, "providers": "aptaskil", "runs": f"{SCHOOL}-2025-10-07"}[kind]
    editor, address = desk(), f"/en/admin/{kind}/{record}"
    form = filled(editor.get(address))
    version = form["version"]
    for name in form.keys() - {"version"}:
        for value in HOSTILE:
            data = form | {name: [value.encode("utf-8", "replace").decode()], "version": version}
            status = editor.client.post(address, data=data, headers=editor.headers).status_code
            assert status in (303, 422), (name, value)
            if status == 303:
                version = filled(editor.get(address))["version"]
