"""The skills of a record at the desk: found, added, changed, taken away with what that means, and in the history."""

from sqlmodel import select

from talentmatch.models import ProfileSkill, Programme, ProgrammeSkill
from tests.web.desk.addresses import SCHOOL
from tests.web.desk.conftest import filled

SKILLS = f"/en/admin/programmes/{SCHOOL}/skills"
OWN = "aptaskil-operateur-usp"


def test_a_skill_is_found_added_changed_and_taken_away(desk, own):
    editor = desk()
    assert f"{SKILLS}/hplc" in editor.get(f"{SKILLS}?find=hplc").links()
    form = filled(editor.get(f"{SKILLS}/hplc"))
    assert form["evidence_kind"] == ["curator"]
    faulty = editor.post(f"{SKILLS}/hplc", form | {"checked_on": ["soon"]}, status=422)
    assert filled(faulty)["checked_on"] == ["soon"]
    page = editor.post(f"{SKILLS}/hplc", form | {"evidence_text": ["HPLC on day two"]})
    assert ("The skill was added." in page.text, "HPLC on day two" in page.text) == (True, True)
    assert "HPLC on day two" in editor.get(f"/en/programmes/{SCHOOL}").text
    form = filled(editor.get(f"{SKILLS}/hplc")) | {"evidence_text": ["HPLC in the laboratory"]}
    assert "HPLC in the laboratory" in editor.post(f"{SKILLS}/hplc", form).text
    editor.post(f"{SKILLS}/hplc", form, status=409)
    last = filled(editor.get(f"{SKILLS}/hplc"))["version"]
    assert "taken away" in editor.post(f"{SKILLS}/hplc", {"action": "remove", "version": last[0]}).text
    history = editor.get(f"/en/admin/programmes/{SCHOOL}/history")
    for words in ("added a skill", "took a skill away", "Version 4", "HPLC on day two"):
        assert words in history.text
    assert "add-skill" not in desk("admin").get("/en/admin/audit").text


def test_a_removal_says_which_jobs_lose_their_only_programme(desk, own):
    with own.database.reading() as session:
        asked, taught = set(session.exec(select(ProfileSkill.skill_id))), session.exec(select(ProgrammeSkill)).all()
    once = next(
        row for row in taught if row.skill_id in asked and [r.skill_id for r in taught].count(row.skill_id) == 1
    )
    page = desk().get(f"/en/admin/programmes/{once.programme_id}/skills/{once.skill_id}")
    assert "No other programme on the site teaches these skills" in page.text


def test_a_job_profile_has_its_page_too(desk):
    page = desk().get("/en/admin/profiles/profile-aseptic-operator/skills?find=hplc")
    assert "essential" in page.text
    form = filled(desk().get("/en/admin/profiles/profile-aseptic-operator/skills/hplc"))
    page = desk().post(
        "/en/admin/profiles/profile-aseptic-operator/skills/hplc",
        form | {"importance": ["essential"], "evidence_text": ["HPLC"]},
    )
    assert "The skill was added." in page.text


def test_provider_editors_see_their_own_and_change_what_is_not_on_the_site(desk, own):
    provider, address = desk("provider"), f"/en/admin/programmes/{OWN}/skills"
    assert "Ask one to add or remove them." in provider.get(address).text
    form = {"version": "0", "evidence_kind": "source", "evidence_text": "HPLC", "checked_on": "2026-11-26"}
    provider.post(f"{address}/hplc", form, status=403)
    provider.get(SKILLS, status=404)
    provider.get("/en/admin/profiles/profile-aseptic-operator/skills", status=404)
    with own.database.writing() as session:
        session.get_one(Programme, OWN).state = "draft"
    assert "The skill was added." in provider.post(f"{address}/hplc", form).text


def test_one_skill_is_added_to_every_ticked_programme_that_lacks_it(desk, own):
    editor, ids = desk(), [SCHOOL, OWN]
    button = next(one for one in editor.get("/en/admin/programmes").all("button") if one.get("formaction"))
    page = editor.post(button.get("formaction"), {"id": ids})
    assert ("2 programmes" in page.text, page.all("input", type="radio")) == (True, [])
    page = editor.get(f"/en/admin/programmes/add-skill?id={SCHOOL}&id={OWN}&find=hplc")
    assert next(box.get("value") for box in page.all("input", type="radio")) == "hplc"
    form = {"id": ids, "skill": "hplc", "words": "HPLC on the last day"}
    assert "The skill was added." in editor.post("/en/admin/programmes/add-skill", form).text
    with own.database.reading() as session:
        texts = [session.get_one(ProgrammeSkill, (name, "hplc")).evidence_text for name in ids]
        assert texts == ["HPLC on the last day"] * 2
    assert "Nothing was different" in editor.post("/en/admin/programmes/add-skill", form).text
    editor.post("/en/admin/programmes/add-skill", form | {"words": ""}, status=400)
    desk("provider").post("/en/admin/programmes/add-skill", form | {"id": OWN, "skill": "galenics"}, status=403)
    desk("provider").post("/en/admin/programmes/add-skill", form | {"skill": "galenics"}, status=404)
