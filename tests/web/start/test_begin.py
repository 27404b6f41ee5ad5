"""Where somebody stands: the ways in, a job by its name, former work, skills to tick."""

from talentmatch.matching.experience import REASONS
from talentmatch.web.start.words import REASON

WORK = "/en/me/experience"


def ticks(page, *, on):
    boxes = page.all("input", type="checkbox", name="held")
    return {box.get("value") for box in boxes if ("checked" in box.attrib) is on}


def kept(page):
    return {field.get("value") for field in page.all("input", type="hidden", name="held")}


def test_leads_to_every_way_and_to_none_that_is_not_there(pages, app):
    page = pages.get("/en/me")
    assert {"/en/me/skills", "/en/choose", "/en/match"} <= set(page.links())
    assert {form.get("action") for form in page.all("form")} == {"/en/me/job", "/en/me/experience"}
    read_cv = any(rule.rule == "/<language:lang>/cv" for rule in app.url_map.iter_rules())
    assert ("/en/cv" in page.links()) is read_cv


def test_finds_a_job_by_its_words_and_leads_to_what_it_asks(pages):
    page = pages.get("/en/me/job?job=aseptic operator")
    assert page.texts("h3", "card-title") == [
        "Aseptic operator, biopharma",
        "Technical operator, aseptic filling and packaging lines",
    ]
    assert "/en/profiles/profile-aseptic-operator/pathway" in page.links()
    assert "Aseptic filling operators 3 profiles" in page.texts("a", "chip")
    assert "/en/me/job?job=aseptic+operator" in pages.get("/en/me/job?job=asceptik oprator").links()
    page = pages.get("/en/me/job?job=juggler")
    assert "No job profile goes by “juggler”" in page.text
    assert {"/en/search?q=juggler", "/en/profiles?family=qc_analyst"} <= set(page.links())


def test_proposes_what_former_work_brings_as_an_estimate(pages):
    page = pages.get(f"{WORK}?did=bakkerin")
    assert "We read this as: baker" in page.texts("h2")
    assert "This is our estimate of what such work usually brings. You decide" in page.text
    assert ticks(page, on=True) == {"hygiene-rules", "weighing-and-dispensing", "working-to-procedures", "shift-work",
                                    "manual-dexterity"}  # fmt: skip
    assert "machine-operation" in ticks(page, on=False)
    assert "Hygiene rules Strict rules of hygiene hold for this work." in page.texts("label")
    assert REASON.keys() == set(REASONS)


def test_keeps_what_was_ticked_when_other_work_is_added(pages):
    page = pages.get(f"{WORK}?did=lab assistant&held=automation&held=laboratory-equipment")
    assert {"automation", "laboratory-equipment", "laboratory-work"} <= ticks(page, on=True)
    assert kept(page) == {"automation", "laboratory-equipment"}
    assert (
        f"{WORK}?did=chemical+laboratory+technician&held=automation&held=laboratory-equipment"
        in pages.get(f"{WORK}?did=laboratory&held=automation&held=laboratory-equipment").links()
    )


def test_reads_skills_in_other_words_or_leads_on(pages):
    page = pages.get(f"{WORK}?did=quality assurance")
    assert "We read these skills in your words" in page.texts("h2")
    assert ticks(page, on=True) == {"quality-assurance"}
    page = pages.get(f"{WORK}?did=qzxvw")
    assert "We know no work like “qzxvw”" in page.text
    assert {"/en/me/skills", "/en/choose", "/en/match"} <= set(page.links())


def test_keeps_the_ticks_of_the_list_through_a_search(pages):
    page = pages.get("/en/me/skills?find=aseptisch&held=automation&held=aseptic-work")
    assert ticks(page, on=True) == {"automation", "aseptic-work"}
    assert page.texts("legend") == ["Aseptic work and cleanroom", "Ticked before, and not among these"]
    assert "2 skills are ticked." in page.text
    assert len(ticks(pages.get("/en/me/skills"), on=False)) > 70
    assert "No skill goes by “zzz”" in pages.get("/en/me/skills?find=zzz").text


def test_refuses_what_is_not_there(pages):
    for query in ("me/experience?held=juggling", "me/skills?held=juggling", "reach?held=juggling", "choose?like=x"):
        pages.get(f"/en/{query}", 400)
