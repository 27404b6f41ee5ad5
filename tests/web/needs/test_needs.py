"""The form of a need: nothing typed is lost, skills come from the vocabulary, a profile is a start."""

from datetime import timedelta

import pytest
from sqlmodel import select

from talentmatch.employers.needs import skills_of
from talentmatch.models import SkillNeed
from tests.esco_files import BREWER
from tests.skills.test_esco import concept, store
from tests.web.desk.conftest import filled
from tests.web.needs.conftest import GMP, NOW, OURS

PROFILE = "profile-cleanroom-operator"


def stored(own, need_id):
    with own.database.reading() as session:
        row = session.get(SkillNeed, need_id)
        return row, {skill.skill_id: (skill.importance, skill.level) for skill in skills_of(session, need_id)}


def need_id_of(page):
    return page.response.request.path.rpartition("/")[2]


def test_stores_a_draft_from_an_empty_form(visitor, own):
    employer = visitor()
    form = filled(employer.get("/en/company/needs/new"))
    found = employer.post("/en/company/needs/new", {**form, "title": "QC analyst", "find-skill": "gmp"}, 200)
    assert GMP in [box.get("value") for box in found.all("input", name="add")]
    chosen = {
        **filled(found), "add": [GMP], "people": "3", "language-nl": "required", "level-nl": "B2",
        "language-fr": "wanted", "place": "Niel", "visibility": "anonymous", "experience_counts": "yes",
    }  # fmt: skip
    page = employer.post("/en/company/needs/new", chosen)
    assert "Saved." in page.text
    row, skills = stored(own, need_id_of(page))
    assert (row.company_id, row.state, row.people, row.visibility) == (OURS, "draft", 3, "anonymous")
    assert (row.languages_required, row.languages_wanted, row.place_ids) == (["nl:B2"], ["fr:"], ["niel"])
    assert (row.experience_counts, skills) == (True, {GMP: ("essential", None)})


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_finds_a_skill_by_its_names_in_any_language(visitor, lang):
    employer = visitor()
    form = filled(employer.get(f"/{lang}/company/needs/new"))
    found = employer.post(
        f"/{lang}/company/needs/new", {**form, "find-skill": "bonnes pratiques fabric", "do": "skill"}, 200
    )
    assert GMP in [box.get("value") for box in found.all("input", name="add")]


def test_loses_nothing_that_was_typed_when_something_is_wrong(visitor):
    employer = visitor()
    form = filled(employer.get("/en/company/needs/new"))
    typed = {**form, "title": "QC", "people": "many", "place": "Nieel", "description": "Two\r\nlines", "add": [GMP]}
    page = employer.post("/en/company/needs/new", typed, 422)
    assert "did you mean Niel?" in page.text
    again = filled(page)
    assert (again["people"], again["place"], again["description"]) == (["many"], ["Nieel"], ["Two\nlines"])
    assert again["skill"] == [GMP]
    page = employer.post("/en/company/needs/new", {**again, "place": ""}, 422)
    assert "How many people: is not a whole number" in page.text


def test_starts_from_a_sector_profile_and_tells_the_differences(visitor, own):
    employer = visitor()
    assert f"profile={PROFILE}" in " ".join(employer.get("/en/company/needs/profiles?q=cleanroom").links())
    page = employer.get(f"/en/company/needs/new?profile={PROFILE}")
    assert "It does not differ from the sector profile." in page.text
    form = filled(page)
    first, second = form["skill"][:2]
    assert form[f"importance-{second}"] == ["essential"]
    changed = {**form, f"strike-{first}": "1", f"importance-{second}": "optional", "do": "skill", "find-skill": "x"}
    page = employer.post(f"/en/company/needs/new?profile={PROFILE}", changed, 200)
    assert "It differs from the sector profile in 2 points." in page.text
    assert {"struck out", "changed"} <= set(page.texts("span", "tag"))
    page = employer.post("/en/company/needs/new", filled(page))
    row, skills = stored(own, need_id_of(page))
    assert (row.origin, row.profile_id, first in skills, skills[second][0]) == ("profile", PROFILE, False, "optional")
    assert "It differs from the sector profile in 2 points." in page.text
    assert first in filled(page)["skill"], "what was struck out can be put back"


def test_shows_both_versions_of_two_colleagues(visitor, own, add_need):
    need_id = add_need()
    address = f"/en/company/needs/{need_id}"
    mine, theirs = filled(visitor().get(address)), filled(visitor("partner").get(address))
    visitor("partner").post(address, {**theirs, "title": "Senior analyst", f"level-of-{GMP}": "expert"})
    both = visitor().post(address, {**mine, "title": "Chemist", "people": "4"}, 409)
    assert "Senior analyst" in both.text
    assert "Chemist" in both.text
    page = visitor().post(address, {**filled(both), "choose-title": "theirs"})
    row, skills = stored(own, need_id)
    assert (row.title, row.people, row.version, skills[GMP][1]) == ("Senior analyst", 4, 3, "expert")
    assert "Saved." in page.text


def test_goes_round_its_states_and_is_copied(visitor, own, add_need):
    need_id = add_need()
    employer, state = visitor(), f"/en/company/needs/{need_id}/state"
    assert "Published." in employer.post(state, {"action": "publish"}).text
    assert "Closed." in employer.post(state, {"action": "close"}).text
    assert "Reopened" in employer.post(state, {"action": "reopen"}).text
    page = employer.post(state, {"action": "copy"})
    assert need_id_of(page) != need_id
    employer.post(state, {"action": "fly"}, 400)


def test_is_saved_and_published_at_once_or_not_at_all(visitor, own):
    employer = visitor()
    form = {**filled(employer.get("/en/company/needs/new")), "title": "Analyst", "do": "publish"}
    page = employer.post("/en/company/needs/new", form, 422)
    assert "names no skill" in page.text
    with own.database.reading() as session:
        assert session.exec(select(SkillNeed)).all() == []
    page = employer.post("/en/company/needs/new", {**filled(page), "add": [GMP], "do": "publish"})
    assert "Published." in page.text
    assert stored(own, need_id_of(page))[0].state == "published"


def test_remembers_who_changed_what_and_returns_to_it(visitor, own, add_need):
    need_id = add_need()
    address = f"/en/company/needs/{need_id}"
    visitor("partner").post(address, {**filled(visitor().get(address)), "title": "Chemist", f"strike-{GMP}": "1"})
    history = visitor().get(f"{address}/history")
    assert "sam" in history.text
    assert "Chemist" in history.text
    visitor().post(f"{address}/history", {"number": "1", "version": "2"})
    row, skills = stored(own, need_id)
    assert (row.title, list(skills)) == ("QC analyst", [GMP])
    visitor().post(f"{address}/history", {"number": "2", "version": "1"}, 409)
    visitor().post(f"{address}/history", {"number": "9", "version": "3"}, 404)


def test_says_what_ends_soon_and_renews_it(visitor, own, add_need):
    need_id = add_need(publish=True, expires_on=str(NOW.date() + timedelta(days=10)))
    add_need(expires_on=str(NOW.date() + timedelta(days=10)))
    assert "1 published need ends within 45 days." in visitor().get("/en/company").text
    page = visitor().post(f"/en/company/needs/{need_id}/state", {"action": "renew"})
    assert "Renewed for a year." in page.text
    assert stored(own, need_id)[0].expires_on > NOW.date() + timedelta(days=360)
    assert "within 45 days" not in visitor().get("/en/company").text


def test_lets_an_administrator_see_any_company_by_its_own_link(visitor, add_need):
    add_need(title="Fill-finish operator")
    admin = visitor("admin")
    assert "company=cell-works" in " ".join(admin.get("/en/company").links())
    assert "Fill-finish operator" in admin.get("/en/company?company=cell-works").text
    admin.get("/en/company?company=no-such", 404)
    admin.get("/en/company/needs/new", 400)


def test_opens_with_what_to_do_first_and_later_with_the_list(visitor, add_need):
    first = visitor().get("/nl/company")
    assert [link for link in first.links() if link.endswith("/needs/profiles")]
    add_need(publish=True)
    add_need(title="Packaging operator")
    page = visitor().get("/en/company?state=draft")
    assert "Packaging operator" in page.text
    assert "QC analyst" not in page.text
    visitor().get("/en/company?state=gone", 400)


def test_stores_the_occupation_that_was_found_by_name(visitor, own):
    with own.database.writing() as session:
        store(session, "1.2.1", concept(BREWER, "brewer", "occupation", others="maker of beer"))
    employer = visitor()
    form = filled(employer.get("/en/company/needs/new"))
    found = employer.post("/en/company/needs/new", {**form, "title": "Brewer", "find-occupation": "beer"}, 200)
    assert BREWER in [choice.get("value") for choice in found.all("input", type="radio", name="occupation_uri")]
    page = employer.post("/en/company/needs/new", {**filled(found), "occupation_uri": BREWER})
    row, _skills = stored(own, need_id_of(page))
    assert row.occupation_uri == BREWER
    assert "brewer" in visitor().get(f"/nl/company/needs/{row.id}").text


@pytest.mark.parametrize("typed", [
    {"profile_id": "no-such-profile"}, {"skill": "no-such-skill"}, {"skill": "NOT A SLUG"}, {"place_ids": "nowhere"},
    {"title": ""}, {"title": "x" * 201}, {"people": "-1"}, {"people": "10001"}, {"title": "a\x00b"},
    {"visibility": "everything"}, {"occupation_uri": "http://x"}, {"expires_on": "2026-02-30"}, {"eqf_level": "9"},
    {"skills": ":::"}, {"languages_required": "xx:A1"}, {"embargo_until": "2099-01-02", "expires_on": "2099-01-01"},
    {"skill": GMP, f"importance-{GMP}": "huge"},
])  # fmt: skip
def test_refuses_what_no_form_offers(visitor, typed):
    employer = visitor()
    form = {**filled(employer.get("/en/company/needs/new")), "title": "Analyst", **typed}
    answer = employer.client.post("/en/company/needs/new", data=form, headers=employer.headers)
    assert answer.status_code == 422
