"""What a vacancy says plainly, read from sentences as Belgian companies write them."""

from datetime import date

import pytest

from talentmatch.employers.vacancy.days import read_needed_by
from talentmatch.employers.vacancy.facts import read_facts
from talentmatch.employers.vacancy.job_title import read_title
from talentmatch.employers.vacancy.people import read_people
from talentmatch.employers.vacancy.sentences import sentences_of
from talentmatch.employers.vacancy.shifts import read_shift_pattern
from talentmatch.employers.vacancy.spoken import Spoken, read_languages
from talentmatch.employers.vacancy.towns import read_region, read_towns

TODAY = date(2026, 11, 26)
TOWNS = {"Beerse": "beerse", "Gent": "gent", "Gand": "gent", "Braine": "braine", "Braine-l'Alleud": "braine-l-alleud",
         "Wavre": "wavre", "Niel": "niel"}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Laborant kwaliteitscontrole (m/v/x)\nJe werkt in het labo.", "Laborant kwaliteitscontrole"),
        ("Technicien de production (H/F/X)\n\nNous sommes une entreprise.", "Technicien de production"),
        ("Over ons. Wij maken vaccins.\nFunctie: QA Officer", "QA Officer"),
        ("Offre d'emploi : Opérateur salle blanche h/f\nVotre fonction", "Opérateur salle blanche"),
        ("Pharma NV zoekt een operator cleanroom (m/v/x) voor de site in Geel.", "Operator cleanroom"),
        ("We are looking for a validation engineer to join our team.", "Validation engineer"),
        ("Nous recherchons un technicien de maintenance pour notre site.", "Technicien de maintenance"),
        ("Wij zijn een bedrijf dat vaccins maakt en dat al meer dan twintig jaar doet.", ""),
        ("", ""),
    ],
)
def test_reads_the_title(text, title):
    assert read_title(text) == title


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Je werkt in een 3-ploegensysteem (vroege, late en nachtploeg).", "three_shift"),
        ("Bereid om in drieploegenstelsel te werken.", "three_shift"),
        ("Travail en 2 pauses.", "two_shift"),
        ("Horaire 5x8, feu continu.", "continuous"),
        ("Volcontinu regime met weekendwerk.", "continuous"),
        ("You work in a two-shift system.", "two_shift"),
        ("Horaire de jour, du lundi au vendredi.", "day"),
        ("Permanent night shift.", "night"),
        ("Geen nachtwerk, geen weekendwerk.", None),
        ("Pas de travail de nuit.", None),
        ("Dagwerk of weekendploeg, te kiezen.", None),
        ("Je werkt graag in een team.", None),
    ],
)
def test_reads_a_shift_pattern_where_there_is_one(text, code):
    assert read_shift_pattern(text) == code


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Wij zoeken 5 operatoren voor onze nieuwe lijn.", 5),
        ("We zoeken momenteel drie laboranten.", 3),
        ("Nous recrutons deux techniciens.", 2),
        ("Nous recherchons actuellement 12 nouveaux opérateurs.", 12),
        ("We are hiring four process operators.", 4),
        ("Nombre de postes : 3", 3),
        ("Er zijn 6 vacatures.", 6),
        ("We zoeken iemand met 5 jaar ervaring.", None),
        ("Wij zoeken 3 jaar ervaring in GMP.", None),
        ("We are looking for 2 years of experience.", None),
        ("Aantal plaatsen: -3", None),
        ("Wij zoeken een laborant.", None),
    ],
)
def test_reads_how_many_people_are_sought(text, number):
    assert read_people(text) == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Start: 1 maart 2027.", date(2027, 3, 1)),
        ("Indiensttreding vanaf 01/02/2027.", date(2027, 2, 1)),
        ("Entrée en fonction à partir du 1er avril 2027.", date(2027, 4, 1)),
        ("Starting date: March 15, 2027.", date(2027, 3, 15)),
        ("Solliciteren kan tot 15 januari.", date(2027, 1, 15)),
        ("Solliciteren tot 15 januari 2027. Start op 1 maart 2027.", date(2027, 3, 1)),
        ("Postulez avant le 31 décembre 2026.", date(2026, 12, 31)),
        ("Apply by 2027-01-10.", date(2027, 1, 10)),
        ("Postulez avant le 31 avril 2027.", None),
        ("Solliciteren kon tot 15 januari 2020.", None),
        ("Sinds 1 maart 2027 zijn wij groen.", None),
    ],
)
def test_reads_the_day_of_the_start_or_the_last_one_to_apply(text, day):
    assert read_needed_by(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Je spreekt vloeiend Nederlands, basiskennis Engels.", Spoken(("nl:C1", "en:A2"))),
        ("Goede kennis van het Nederlands. Kennis van het Frans is een troef.", Spoken(("nl:B2",), ("fr:",))),
        ("Langues: français (C1), anglais (B2).", Spoken(("fr:C1", "en:B2"))),
        ("Fluent in Dutch and English; German is a plus.", Spoken(("nl:C1", "en:C1"))),
        ("You speak Dutch. Knowledge of German is a plus.", Spoken(("nl:",), ("de:",))),
        ("Bonne connaissance du français, l'anglais technique est un atout.", Spoken(("fr:B2",), ("en:B2",))),
        ("Excellent skills; fluent in English and French, Dutch is a plus", Spoken(("en:C1", "fr:C1"), ("nl:C1",))),
        ("We are a French company with an English garden.", Spoken()),
    ],
)
def test_reads_the_languages_that_are_asked_for(text, spoken):
    found = read_languages(sentences_of(text))
    assert (sorted(found.required), sorted(found.wanted)) == (sorted(spoken.required), sorted(spoken.wanted))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Je werkt in Beerse of Gent.", ("beerse", "gent")),
        ("Lieu de travail : Braine-l'Alleud", ("braine-l-alleud",)),
        ("Our site in Wavre, close to Brussels.", ("wavre",)),
        ("Notre site de Wavre produit des vaccins.", ("wavre",)),
        ("Standplaats: Gand", ("gent",)),
        ("Braine is a name here, Niel another.", ()),
        ("in geniel gezelschap", ()),
    ],
)
def test_reads_towns_that_stand_after_a_word_of_place(text, places):
    assert read_towns(text, TOWNS) == places


def test_reads_one_region_and_none_of_two():
    assert read_region("Wij werken in heel Vlaanderen.") == "flanders"
    assert read_region("En Wallonie et en Flandre.") is None


def test_reads_nothing_from_a_text_that_says_nothing():
    facts = read_facts("\u202e ??? \n\n", TOWNS, TODAY)
    assert (facts.title, facts.people, facts.place_ids, facts.needed_by) == ("", None, (), None)


def test_reads_a_text_of_numbers_and_signs():
    text = ("zoeken 3 " * 2_000 + "in " * 700 + "\n" + "a;" * 500)[:20_000]
    assert read_facts(text, TOWNS, TODAY).region is None
