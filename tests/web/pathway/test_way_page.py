"""The page of a way: beside the other ways, as a picture, with its languages and with who may pay."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from talentmatch.models import Programme
from talentmatch.runtime import close_runtime
from talentmatch.web.app import create_app
from tests.databases import filled_runtime, settings_for
from tests.web.checked import CheckedClient

JOB = "/en/profiles/pfizer-technical-operator/pathway"
SVG = "{http://www.w3.org/2000/svg}"
HELD = "held=aseptic-work&held=filling-line-operation"


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """Give pages over a catalogue in which one programme is free and one is given in Dutch."""
    folder = tmp_path_factory.mktemp("ways")
    runtime = filled_runtime(settings_for(f"sqlite:///{folder / 'ways.db'}", folder))
    with runtime.database.writing() as session:
        session.get_one(Programme, "vitalent-theme-packaging").cost_eur = 0
        session.get_one(Programme, "vitalent-jobseekers").languages = ["nl"]
    yield CheckedClient(create_app(runtime).test_client())
    close_runtime(runtime)


def test_ways_that_differ_stand_side_by_side_and_each_opens_with_all_other_wishes(changed):
    page = changed.get(f"{JOB}?{HELD}&near=Gent&speak=fr")
    assert page.texts("th")[:2] == [
        "The fewest programmes, the fewest hours and the shortest distances shown below",
        "The lowest cost Show this way: the lowest cost",
    ]
    (other,) = [link for link in page.links() if link.endswith("#way")]
    asked = parse_qsl(urlsplit(other).query)
    assert ("near", "Gent") in asked
    assert ("objective", "cheapest") in asked
    assert changed.get(other.partition("#")[0]).texts("h2")[1] == "The ways side by side"


def test_ways_that_are_the_same_are_merged_and_it_is_said(pages):
    page = pages.get(JOB)
    assert "The ways side by side" not in page.texts("h2")
    assert "It is also the way with the fewest hours and the lowest cost" in page.text


def test_the_picture_says_in_words_what_it_shows(pages):
    (picture,) = pages.get(f"{JOB}?held=shift-work").all(f"{SVG}svg", class_="way-drawing")
    words = " ".join(picture.findtext(f"{SVG}desc").split())
    assert words.startswith("You can do 1 of 7 already (6 skills to learn); 1. Opérateur aseptique")
    assert "3 skills stay open; Technical operator" in words
    drawn = [e.get("class") for e in picture.iter(f"{SVG}circle") if "way-bead" in e.get("class")]
    assert drawn.count("way-bead way-bead-taught") == 3
    assert drawn.count("way-bead way-bead-nobody") == 2 * 3


def test_a_language_is_a_barrier_in_sight_and_hides_nothing(changed):
    silent, french = changed.get(JOB), changed.get(f"{JOB}?speak=fr")
    assert silent.texts("p", "way-barrier") == []
    assert french.texts("h3", "card-title")[0] == "First a language step: Dutch"
    assert french.texts("h3", "card-title")[1:] == silent.texts("h3", "card-title")
    (barrier,) = french.texts("p", "way-barrier")
    assert barrier == "Given in Dutch. You would need about level B1: check with the provider."
    assert "The catalogue holds no language course for it yet." in french.text


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("", "Say in the form whether you look for work"),
        ("status=student", "We know no rule for your situation (I study)."),
        ("status=jobseeker&near=Antwerpen", "Your situation: I look for work, Flanders."),
        ("status=employee", "Choose a region or a town to see fewer rules."),
    ],
)
def test_who_may_pay_depends_on_status_and_region(pages, query, text):
    assert text in pages.get(f"{JOB}?{query}").text


def test_a_hint_has_its_source_and_no_amount_that_nobody_checked_lately(pages):
    page = pages.get(f"{JOB}?status=employee&region=flanders")
    hints = page.texts("p", "payer-amount")
    assert hints
    assert all(text.startswith("Check with") for text in hints)
    assert "vlaio.be↗ (leaves this site), source of 5 June 2024" in page.text
    assert "Le Forem" not in page.text
