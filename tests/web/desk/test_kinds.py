"""Skills, job profiles and companies at the desk: forms, lists, bulk actions, and what the public sees of it."""

import re

import pytest

from talentmatch.models import Company, JobProfile, Skill
from tests.web.desk.addresses import GMP
from tests.web.desk.conftest import filled

PROFILE = "gsk-2022-automation"
FORMS = {
    "skills": (Skill, GMP, "label_en", f"/skills/{GMP}"),
    "profiles": (JobProfile, PROFILE, "title_en", f"/profiles/{PROFILE}"),
    "companies": (Company, "gsk", "name", f"/profiles/{PROFILE}"),
}
each_kind = pytest.mark.parametrize("slug", FORMS)
WALK = ("/", "/skills", "/profiles", "/search?q=gmp", f"/skills/{GMP}", f"/profiles/{PROFILE}", "/about-the-data",
        "/profiles/profile-cleanroom-operator", "/profiles/profile-cleanroom-operator/pathway",
        "/programmes/gmp-atmp-summer-school", "/skills/gxp-compliance")  # fmt: skip


def stored(own, table, key):
    with own.database.reading() as session:
        return session.get(table, key)


@each_kind
def test_a_form_that_nobody_touched_changes_nothing(desk, own, slug):
    table, key, _, _ = FORMS[slug]
    editor, address = desk(), f"/en/admin/{slug}/{key}"
    assert "Nothing was different" in editor.post(address, filled(editor.get(address))).text
    assert stored(own, table, key).version == 1


@each_kind
def test_an_edit_is_saved_shown_in_the_history_and_merged_with_another(desk, own, slug):
    table, key, field, public = FORMS[slug]
    mine, theirs, address = desk(), desk("colleague"), f"/en/admin/{slug}/{key}"
    form = filled(mine.get(address))
    assert "Saved." in theirs.post(address, filled(theirs.get(address)) | {field: ["Their words"]}).text
    page = mine.post(address, form | {field: ["My words"]}, status=409)
    mine.post(address, filled(page))
    assert (getattr(stored(own, table, key), field), stored(own, table, key).version) == ("My words", 3)
    assert "My words" in mine.get(f"/en{public}").text
    assert mine.get(f"{address}/history").texts("h2") == ["Version 3", "Version 2", "Version 1"]


def test_faults_of_a_skill_stand_at_their_fields(desk):
    editor, address = desk(), f"/en/admin/skills/{GMP}"
    form = filled(editor.get(address)) | {"broader_id": [GMP], "label_nl": ["GxP-naleving"], "label_fr": [""]}
    page = editor.post(address, form, status=422)
    assert page.tree.find(".//*[@id='field-label_fr']").get("aria-invalid") == "true"
    page = editor.post(address, form | {"label_fr": ["Une étiquette"]}, status=422)
    for name in ("broader_id", "label_nl"):
        assert page.tree.find(f".//*[@id='field-{name}']").get("aria-invalid") == "true"
    assert "leads back to this very skill" in page.text


def test_a_new_skill_is_a_draft_that_only_the_preview_shows(desk):
    editor = desk()
    form = filled(editor.get("/en/admin/skills/new")) | {"id": ["new-skill"], "kind": ["skill"], "area": ["science"]}
    form |= {f"label_{lang}": [f"Brand new {lang}"] for lang in ("nl", "fr", "en", "de")}
    assert editor.post("/en/admin/skills/new", form).texts("h1") == ["Brand new en draft"]
    editor.get("/en/skills/new-skill", status=404)
    assert "Brand new en" in editor.get("/en/admin/skills/new-skill/preview").text
    editor.post("/en/admin/skills/new-skill/state", {"action": "publish"})
    assert "Brand new en" in editor.get("/en/skills").text


def test_a_job_profile_that_is_a_draft_has_a_preview(desk):
    editor = desk()
    editor.post(f"/en/admin/profiles/{PROFILE}/state", {"action": "archive"})
    editor.get(f"/en/profiles/{PROFILE}", status=404)
    assert "Programmes for this job" in editor.get(f"/en/admin/profiles/{PROFILE}/preview").text


@each_kind
def test_archiving_shows_what_it_takes_away_and_then_no_public_page_shows_the_record(desk, own, slug):
    table, key, field, _ = FORMS[slug]
    editor, address = desk(), f"/en/admin/{slug}/{key}"
    editor.post(address, filled(editor.get(address)) | {field: ["Zyxwv utsrq"]})
    assert any("Zyxwv" in editor.get(f"/en{path}").response.text for path in WALK)
    page = editor.post(f"/en/admin/{slug}", {"id": [key], "action": "archive"}, status=200)
    assert page.texts("h1") == ["Archive 1 record"]
    editor.post(f"/en/admin/{slug}", filled(page) | {"action": "archive"})
    assert stored(own, table, key).state == "archived"
    gone = {path for path in WALK if key in path or (slug == "companies" and PROFILE in path)}
    for path in WALK:
        page = editor.get(f"/en{path}", status=404 if path in gone else 200)
        assert "zyxwv" not in page.response.text.casefold(), path
        assert f"/{key}" not in page.response.text or path in gone, path
    editor.post(f"/en/admin/{slug}", {"id": [key], "action": "publish"})
    assert any("Zyxwv" in editor.get(f"/en{path}").response.text for path in WALK)


def test_the_impact_of_archiving_a_skill_is_told_in_numbers(desk):
    text = desk().get("/en/admin/skills/cleanroom-work/state").text
    assert re.search(r"Archiving takes it from [1-9]\d* programmes? and [1-9]\d* job profiles?\.", text)


def test_a_skill_in_use_is_not_removed_for_good(desk):
    admin = desk("admin")
    admin.post(f"/en/admin/skills/{GMP}/state", {"action": "archive"})
    assert "These programmes still teach" in admin.post(f"/en/admin/skills/{GMP}/purge", {"sure": "1"}, status=409).text


@each_kind
def test_a_provider_editor_does_not_enter(desk, slug):
    provider, key = desk("provider"), FORMS[slug][1]
    assert f"/en/admin/{slug}" not in provider.get("/en/admin/").links()
    provider.get(f"/en/admin/{slug}", status=403)
    provider.get(f"/en/admin/{slug}/new", status=403)
    for path in ("", "/history", "/state"):
        provider.get(f"/en/admin/{slug}/{key}{path}", status=404)
    provider.post(f"/en/admin/{slug}", {"id": [key], "action": "archive", "sure": "1"}, status=403)


def test_lists_lead_from_a_company_to_its_job_profiles(desk):
    page = desk().get("/en/admin/companies?q=gsk")
    link = next(link for link in page.links() if "company=gsk" in link)
    assert "1 record" in desk().get(link).text
