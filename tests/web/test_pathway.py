"""The way to a job, why a programme is not here, and what is similar."""

import pytest
from sqlalchemy import event

from tests.counting import here

JOB = "/en/profiles/pfizer-technical-operator"


def steps(page):
    return page.texts("h3", "card-title")


def ticked(page, name):
    return {e.get("value") for e in page.all("input", name=name) if "checked" in e.attrib}


def test_shows_the_steps_with_what_each_adds_and_what_stays_open(pages):
    page = pages.get(f"{JOB}/pathway")
    assert page.texts("h2")[1] == "2 programmes"
    assert steps(page) == [
        "Opérateur aseptique en biopharmacie",
        "Training offer: retraining of jobseekers for pharma jobs",
    ]
    assert "Step 2 covers 2 of your 7 missing skills" in page.text
    assert "Proven: no other choice of programmes does better." in page.text
    assert "“electromechanics”" in page.texts("div", "gap-box")[0]


def test_is_linked_from_the_profile(pages):
    assert f"{JOB}/pathway" in pages.get(JOB).links()


def test_says_what_is_not_known_instead_of_nothing(pages):
    page = pages.get(f"{JOB}/pathway?objective=cheapest")
    facts = dict(zip(page.texts("dt"), page.texts("dd"), strict=True))
    assert facts == {"Hours": "Not known", "Cost": "Not known"}
    assert "never counted as nothing" in page.text


def test_keeps_what_was_ticked_and_leaves_it_out_of_the_way(pages):
    page = pages.get(f"{JOB}/pathway?held=aseptic-work&held=shift-work&objective=shortest&region=flanders&optional=1")
    assert ticked(page, "held") == {"aseptic-work", "shift-work"}
    assert (ticked(page, "objective"), ticked(page, "optional")) == ({"shortest"}, {"1"})
    assert page.tree.find(".//option[@value='flanders']").get("selected") is not None
    assert len(steps(page)) == 1


def test_says_what_the_choices_rule_out(pages):
    page = pages.get(f"{JOB}/pathway?region=flanders")
    assert "Taught, but not within your choices (Flanders): aseptic work." in page.texts("p", "note")


def test_counts_distances_from_a_town(pages):
    page = pages.get("/en/profiles/profile-cleanroom-operator/pathway?objective=nearest&near=antwerpen")
    assert "13 km from Antwerp" in page.text


def test_tells_somebody_who_has_it_all(pages):
    held = "held=aseptic-work&held=vial-and-syringe-filling&held=biopharmaceutical-production"
    page = pages.get(f"/en/profiles/profile-aseptic-operator/pathway?{held}")
    assert page.texts("h2")[1] == "You have all that the job asks"
    assert page.texts("dl") == []


@pytest.mark.parametrize(
    ("query", "field", "message"),
    [
        ("objective=nearest", "near", "need a town to start from"),
        ("near=Niell", "near", "Do you mean Niel?"),
        ("from=tomorrow", "from", "This is not a date"),
    ],
)
def test_brings_the_form_back_with_what_is_wrong(pages, query, field, message):
    page = pages.get(f"{JOB}/pathway?{query}", 400)
    assert message in page.texts("div", "error-summary")[0]
    assert page.tree.find(f".//input[@id='{field}']").get("aria-invalid") == "true"


@pytest.mark.parametrize(
    "query", ["objective=fastest", "held=juggling", "held=%00", "level=expert", "near=" + "x" * 2000]
)
def test_refuses_what_the_form_does_not_offer(pages, query):
    assert pages.get(f"{JOB}/pathway?{query}", 400)


@pytest.mark.parametrize("page", ["pathway", "why-not"])
def test_there_is_none_for_a_profile_that_is_not_there(pages, page):
    assert pages.get(f"/en/profiles/no-such-job/{page}", 404)


def test_why_not_names_the_filter_the_lacking_skills_and_the_place(pages):
    ask = "/en/profiles/profile-cleanroom-operator/why-not?programme="
    out = pages.get(f"{ask}aptaskil-operateur-usp&region=flanders")
    assert "It is left out" in out.texts("h2")
    assert "A filter that is on leaves it out: Region." in out.texts("li")
    here = pages.get(f"{ask}vitalent-theme-cleanroom")
    assert here.texts("h2")[0].startswith("It is here: number 1 of ")
    assert (
        "It does not teach these essential skills: accuracy and attention to detail, manual dexterity and shift work."
        in here.texts("li")
    )


def test_why_not_keeps_the_filters_of_the_ranking(pages):
    link = f"{JOB}/why-not?region=flanders"
    assert link in pages.get(f"{JOB}?region=flanders").links()
    page = pages.get(link)
    assert page.tree.find(".//input[@type='hidden']").get("value") == "flanders"
    assert f"{JOB}?region=flanders" in page.links()


def test_why_not_says_that_there_is_no_such_programme(pages):
    assert "no-such" in pages.get(f"{JOB}/why-not?programme=no-such", 404).text


def test_a_profile_leads_to_jobs_that_ask_for_much_the_same(pages):
    text = pages.get(JOB).text
    assert "Jobs that ask for much the same" in text
    assert "2 skills in common: electromechanics and line changeover" in text


def test_a_programme_leads_to_similar_ones(pages):
    page = pages.get("/en/programmes/vitalent-jobseekers")
    assert "/en/programmes/vitalent-theme-packaging" in page.links()
    assert "2 skills in common: operation of production machines and packaging line operation" in page.text


def test_the_skills_name_those_that_open_most_jobs(pages):
    assert "the last essential skill for 1 job profile, essential for 1 job profile" in pages.get("/en/skills").text


@pytest.mark.parametrize(
    ("address", "most"),
    [(f"{JOB}/pathway?near=Gent", 22), (f"{JOB}/why-not?programme=vib-containers", 18), (JOB, 22)],
)
def test_pages_ask_the_database_a_few_times(app, pages, runtime, address, most):
    pages.get(address)
    asked = []
    listen = (runtime.database.engine, "before_cursor_execute", here(lambda *_: asked.append(1)))
    event.listen(*listen)
    try:
        pages.get(address)
    finally:
        event.remove(*listen)
    assert 0 < len(asked) <= most
