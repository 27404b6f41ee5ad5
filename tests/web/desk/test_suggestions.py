"""The queue of suggested skills: what carries each, and what a button does."""

import pytest
from sqlalchemy import event
from sqlmodel import select

from talentmatch.models import JobProfile, ProfileSkill, Programme, ProgrammeSkill, SkillSuggestion
from talentmatch.skills.link_sources import build_linker
from talentmatch.skills.suggestions import suggest_links
from tests.counting import here

QUEUE = "/en/admin/suggestions"
PROGRAMME = "vib-containers"
PROFILE = "profile-aseptic-operator"


@pytest.fixture
def waiting(own):
    """Give the number of the suggestion that a programme and a job profile teach and ask HPLC."""
    with own.database.writing() as session:
        session.get_one(Programme, PROGRAMME).topics = ["Galore", "One day of HPLC in quality control."]
        for lang in ("nl", "fr", "en"):
            setattr(session.get_one(JobProfile, PROFILE), f"description_{lang}", "HPLC")
        suggest_links(session, build_linker(session))
        rows = session.exec(select(SkillSuggestion).where(SkillSuggestion.skill_id == "hplc")).all()
        return {row.programme_id or row.profile_id: row.id for row in rows}


def stored(own, number):
    with own.database.reading() as session:
        return session.get_one(SkillSuggestion, number)


def test_the_words_are_marked_in_their_sentence_and_the_filters_hold(desk, waiting):
    editor = desk()
    page = editor.get(f"{QUEUE}?q=vib-containers&skill=hplc")
    assert page.texts("mark") == ["HPLC"]
    assert "One day of HPLC in quality control." in page.texts("blockquote")
    assert len(page.all("li", data_key_item="")) == 1
    assert "Nothing waits" in editor.get(f"{QUEUE}?q=vib%25containers").text
    assert page.all("li", data_key_item="")[0].iter("a").__next__().get("href").endswith(f"{PROGRAMME}/skills")
    editor.get(f"{QUEUE}?least=0.1", status=400)
    assert "hplc" in editor.get(f"{QUEUE}?page=999&skill=hplc").response.text


def test_a_suggestion_is_accepted_rejected_and_a_decision_taken_back(desk, own, waiting):
    editor, (programme, profile) = desk(), (waiting[PROGRAMME], waiting[PROFILE])
    page = editor.post(QUEUE, {"accept": str(profile), f"importance-{profile}": "essential"})
    assert "Accepted" in page.text
    with own.database.reading() as session:
        assert session.get_one(ProfileSkill, (PROFILE, "hplc")).importance == "essential"
    assert "will not be suggested again" in editor.post(f"{QUEUE}?skill=hplc", {"reject": str(programme)}).text
    assert stored(own, programme).status == "rejected"
    editor.post(QUEUE, {"accept": str(programme)}, status=409)
    assert "taken back" in editor.post(QUEUE, {"action": "undo"}).text
    assert (stored(own, programme).status, stored(own, profile).status) == ("suggested", "accepted")
    assert "rejected a suggested skill" in desk("admin").get("/en/admin/audit").text


def test_only_what_the_page_showed_as_sure_is_accepted_at_once(desk, own, waiting):
    editor, number = desk(), waiting[PROGRAMME]
    with own.database.writing() as session:
        session.get_one(SkillSuggestion, number).confidence = 0.97
    page = editor.get(QUEUE)
    sure = [box.get("value") for box in page.all("input", name="sure")]
    assert str(number) in sure
    assert f"Accept the {len(sure)} suggestion" in page.text or "Accept the 1 suggestion" in page.text
    editor.post(QUEUE, {"action": "accept-sure", "sure": sure})
    with own.database.reading() as session:
        assert session.get(ProgrammeSkill, (PROGRAMME, "hplc")) is not None
    editor.post(QUEUE, {"action": "undo"})
    assert stored(own, number).status == "suggested"
    editor.post(QUEUE, {"action": "accept-sure"}, status=400)


def test_the_queue_takes_a_constant_number_of_queries(desk, own, waiting):
    def queries(address):
        counted = []
        event.listen(own.database.engine, "before_cursor_execute", here(lambda *args: counted.append(args[2])))
        desk().get(address)
        return len(counted)

    assert queries(f"{QUEUE}?skill=hplc") == queries(QUEUE)


def test_it_is_for_editors(desk, waiting):
    desk("provider").get(QUEUE, status=403)
    assert "/en/admin/suggestions" not in desk("provider").get("/en/admin/").links()
    assert "/en/admin/suggestions" in desk().get("/en/admin/").links()
