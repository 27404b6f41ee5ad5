"""A pasted vacancy becomes a draft: what is read is shown for correction, and no person is stored."""

import pytest
from sqlalchemy import text as sql
from sqlmodel import SQLModel, select

from talentmatch.matching import vacancies
from talentmatch.matching.suggesting import Suggested
from talentmatch.models import NeedSkill, SkillNeed
from talentmatch.skills.queries import find_skills
from tests.web.desk.conftest import filled
from tests.web.needs.conftest import GMP, OURS, THEIRS

ADDRESS = "/en/company/needs/vacancy"
VACANCY = """Operator aseptische productie (m/v/x)
Wij zoeken 3 operatoren voor onze site in Niel. Je werkt in een 3-ploegensysteem.
Je hebt een grondige kennis van GMP. Ervaring met HPLC is een troef.
Je spreekt vloeiend Nederlands. Kennis van het Frans is een pluspunt.
Vous travaillez en salle blanche et vous suivez les bonnes pratiques de fabrication chaque jour.
Start: 1 maart 2099.
Vragen? Bel Wim Zandhoven op 014 60 21 11 of mail wim.zandhoven@voorbeeld.be."""
CANARIES = ("zandhoven", "014 60", "wim")


def read(visitor, text=VACANCY, status=200, **fields):
    return visitor().post(ADDRESS, {"text": text, **fields}, status)


def boxes(page):
    return {box.get("value"): box.get("checked") is not None for box in page.all("input", name="skill")}


def test_shows_skills_of_each_language_ticked_with_importance_and_level(visitor):
    page = read(visitor)
    assert boxes(page)[GMP]
    assert {GMP, "hplc"} <= set(boxes(page))
    form = filled(page)
    assert (form[f"importance-{GMP}"], form[f"level-of-{GMP}"]) == (["essential"], ["expert"])
    assert form["importance-hplc"] == ["optional"]
    marked = " ".join("".join(mark.itertext()) for mark in page.all("mark"))
    assert [name for name in ("GMP", "HPLC", "bonnes pratiques de fabrication") if name not in marked] == []
    assert "The text stands in several languages." in page.text


def test_shows_what_the_text_says_plainly_for_correction(visitor):
    form = filled(read(visitor))
    assert (form["title"], form["title_lang"], form["people"]) == (["Operator aseptische productie"], ["nl"], ["3"])
    assert (form["shift_pattern"], form["needed_by"], form["place_ids"]) == (["three_shift"], ["2099-03-01"], ["niel"])
    assert (form["language-nl"], form["level-nl"], form["language-fr"]) == (["required"], ["C1"], ["wanted"])


def test_stores_nothing_before_it_is_confirmed_and_then_a_draft(visitor, own):
    form = filled(read(visitor))
    with own.database.reading() as session:
        assert session.exec(select(SkillNeed)).all() == []
    kept = [name for name in form["skill"] if name != "hplc"]
    page = visitor().post(ADDRESS + "/draft", {**form, "skill": kept, "people": "2"})
    assert "Saved." in page.text
    with own.database.reading() as session:
        row = session.exec(select(SkillNeed)).one()
        skills = {link.skill_id: (link.level, link.words) for link in session.exec(select(NeedSkill))}
    assert (row.company_id, row.state, row.origin, row.people) == (OURS, "draft", "vacancy", 2)
    assert (row.description, skills[GMP][0], "hplc" in skills) == ("", "expert", False)
    assert "GMP" in skills[GMP][1]


def test_ticks_at_first_what_is_sure_and_nothing_that_is_only_usual(visitor, monkeypatch):
    def suggest(session, loaded, text, lang):
        skills = find_skills(session, [GMP, "hplc", "automation", "packaging"])
        yield Suggested(skills[GMP], ("GMP",), 0.9, "named")
        yield Suggested(skills["hplc"], ("Ervaring",), 0.6, "duty")
        yield Suggested(skills["automation"], ("vloeiend",), 0.3, "named")
        yield Suggested(skills["packaging"], (), 0.9, "usual")

    monkeypatch.setattr(vacancies, "suggest_for_text", suggest)
    page = read(visitor)
    assert boxes(page) == {GMP: True, "hplc": True, "automation": False, "packaging": False}
    legends = ["".join(legend.itertext()) for legend in page.all("legend")]
    assert legends[:3] == ["In the text", "Probably meant", "Usual for such a job"]


@pytest.mark.parametrize("keep", [False, True])
def test_keeps_no_person_and_the_text_only_where_that_was_ticked(visitor, own, keep):
    page = read(visitor, **({"keep": "1"} if keep else {}))
    assert not [name for name in CANARIES if name in page.text.lower()]
    form = filled(page)
    if keep:
        form["description"] = [form["description"][0] + "\nContact: Wim Zandhoven, 014 60 21 11"]
    visitor().post(ADDRESS + "/draft", form)
    with own.database.reading() as session:
        description = session.exec(select(SkillNeed)).one().description
        assert ("3-ploegensysteem" in description) is keep
        for table in SQLModel.metadata.tables.values():
            told = repr(session.execute(sql(f'SELECT * FROM "{table.name}"')).all()).lower()
            assert "zandhoven" not in told, table.name
            assert "014 60" not in told, table.name
            assert keep or "aseptische productie (m/v/x)" not in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is no text yet."),
        ("\x00\u202e \ufeff", "There is no text yet."),
        ("Laborant", "These few words say too little."),
        ("Poszukujemy operatora produkcji do pracy w zakładzie farmaceutycznym. Wymagane doświadczenie w pracy zgodnie "
         "z dobrą praktyką oraz dobra znajomość języka angielskiego i praca zmianowa.", "is not in Dutch, French"),
        ("werk " * 5_000, "The vacancy has 25000 characters; the limit is 20000."),
        ("w" * 200_000, "the limit is 20000."),
    ],
)  # fmt: skip
def test_answers_a_text_that_is_no_vacancy_with_what_helps(visitor, text, said):
    page = read(visitor, text, 422)
    assert said in page.text
    assert "Traceback" not in page.text


def test_reads_past_control_characters_and_halves_of_characters(visitor):
    form = filled(read(visitor, VACANCY.replace("GMP", "\x0bGMP\x00") + "\u202e\u200f\x1b[31m"))
    assert GMP in form["skill"]
    assert visitor().post(ADDRESS + "/draft", form)


def test_loses_nothing_of_what_was_corrected_when_something_is_wrong(visitor):
    form = filled(read(visitor))
    wrong = {**form, "skill": [GMP], f"importance-{GMP}": "optional", "people": "-3", "place": "Nieel"}
    page = visitor().post(ADDRESS + "/draft", wrong, 422)
    assert "did you mean Niel?" in page.text
    again = filled(page)
    assert (again["people"], again["skill"], again[f"importance-{GMP}"]) == (["-3"], [GMP], ["optional"])
    mended = visitor().post(ADDRESS + "/draft", {**again, "place": "Gent", "do": "place", "people": "3"}, 200)
    assert set(filled(mended)["place_ids"]) == {"niel", "gent"}


def test_refuses_fields_that_no_form_offers_and_skills_that_are_none(visitor):
    form = filled(read(visitor))
    page = visitor().post(ADDRESS + "/draft", {**form, "skill": ["no-such"], "importance-no-such": "optional"}, 422)
    assert "no-such" in page.text
    page = visitor().post(ADDRESS + "/draft", {**form, "company_id": THEIRS, "state": "published", "id": "x"})
    assert "draft" in page.text


def test_another_company_cannot_be_named(visitor):
    assert visitor().get(f"{ADDRESS}?company={THEIRS}", 404)
    visitor().post(f"{ADDRESS}/draft?company={THEIRS}", {"text": VACANCY, "title": "X"}, 404)
