"""Job profiles and the programmes ranked for them."""

from talentmatch.engine import FIELDS
from talentmatch.i18n import LANGUAGES
from talentmatch.matching.service import match_profile
from talentmatch.web.names import FIELD


def test_is_called_an_example_and_not_an_open_post(pages):
    assert "example of demand seen on a date, not an open post" in pages.get("/en/profiles").text
    assert "not an open post" in pages.get("/en/profiles/legend-bachelor-quality").text


def test_ranks_programmes_with_beads_and_the_same_in_words(pages):
    page = pages.get("/en/profiles/profile-cleanroom-operator")
    cards = page.all("article", class_="card")
    assert cards
    for card in cards:
        beads = [e for e in card.iter("span") if (e.get("class") or "").startswith("bead bead-")]
        taught = [e for e in beads if e.get("class") == "bead bead-taught"]
        assert f"covers {len(taught)} of {len(beads)} essential skills" in " ".join("".join(card.itertext()).split())
    assert all(e.get("aria-hidden") == "true" for e in page.tree.iter("span") if e.get("class") == "beads")


def test_says_which_skills_nobody_teaches(app, pages, runtime):
    with runtime.database.reading() as session:
        match = match_profile(session, runtime.live.current(session), "legend-bachelor-quality", lang="en")
    untaught = [skill.label_en for skill in match.coverage.untaught]
    box = pages.get("/en/profiles/legend-bachelor-quality").texts("div", "gap-box")
    assert untaught
    assert "No programme that we know teaches" in box[0]
    assert all(f"“{label}”" in box[0] for label in untaught)


def test_takes_the_score_apart(pages):
    text = pages.get("/en/profiles/profile-cleanroom-operator").text
    assert "Words of the title" in text
    assert "Shared skills" in text
    assert "out of 1" in text


def test_can_be_narrowed_to_a_language_and_keeps_the_unknown(pages):
    page = pages.get("/en/profiles/profile-cleanroom-operator?language=fr")
    assert page.tree.find(".//option[@value='fr']").get("selected") is not None
    assert all("lessons in Dutch" not in text for text in page.texts("ul", "facts-line"))


def test_lists_by_family_and_filters(pages):
    assert len(pages.get("/en/profiles").all("article")) == 6
    page = pages.get("/en/profiles?family=automation_engineer")
    assert len(page.all("article")) == 1
    assert page.texts("h2") == ["Automation engineers 1"]


def test_explains_every_field_that_the_engine_declares(pages):
    page = pages.get("/en/how-it-works")
    assert {field.name for field in FIELDS} <= FIELD.keys()
    assert len(page.all("tr")) == (1 + len(FIELDS)) + (1 + len(LANGUAGES))
    for field in FIELDS:
        assert FIELD[field.name][1:] in page.text
