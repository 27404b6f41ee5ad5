"""A title is read as an occupation only where it surely names one: the traps are tests."""

import pytest

from talentmatch.skills.occupations import OccupationNames, gather_occupations

NAMES = [
    OccupationNames("analyst", "en", "laboratory analyst", ("analytical chemist", "quality tester")),
    OccupationNames("analyst", "nl", "laboratoriumanalist", ("analist",)),
    OccupationNames("analyst", "fr", "technicien de laboratoire/technicienne de laboratoire", ("laborantin",)),
    OccupationNames("biologist", "en", "biologist", ()),
    OccupationNames("biologist", "fr", "biologiste", ()),
    OccupationNames("chemical", "en", "chemical engineer", ()),
    OccupationNames("tester", "en", "software tester", ("quality tester",)),
    OccupationNames("agent", "fr", "agent de zone blanche/agente de zone blanche", ()),
    OccupationNames("operator", "en", "sterile drug filling line operator", ()),
    OccupationNames("journalist", "fr", "journaliste", ()),
    OccupationNames("analyst", "xx", "zzz", ()),
]


@pytest.fixture(scope="module")
def occupations():
    return gather_occupations(NAMES)


@pytest.mark.parametrize(
    ("title", "lang", "uri"),
    [
        ("Laboratory Analyst", "en", "analyst"),
        ("analyst (m/f/x), laboratory", "en", "analyst"),
        ("Laboratory analysts", "en", "analyst"),
        ("Biologists", "en", "biologist"),
        ("Technicienne de laboratoire", "fr", "analyst"),
        ("technicien·ne de laboratoire", "fr", "analyst"),
        ("agente de zone blanche", "fr", "agent"),
        ("Laborantine", "fr", "analyst"),
        ("Analiste", "nl", "analyst"),
        ("chemical enginneer", "en", "chemical"),
        ("senior sterile drug filling line operator", "en", "operator"),
    ],
)
def test_it_reads_a_title_in_any_order_inflection_and_gender(occupations, title, lang, uri):
    assert occupations.find(title, lang) == uri


@pytest.mark.parametrize(
    ("title", "lang"),
    [
        ("", "en"),
        ("the", "en"),
        ("biology", "en"),
        ("biologie", "fr"),  # the same stem as biologiste
        ("journalisme", "fr"),  # one letter from journaliste
        ("biochemical engineer", "en"),
        ("chemical engineering manager", "en"),
        ("filling line operator", "en"),  # less than the name says
        ("quality tester", "en"),  # two occupations are called so
        ("laboratory analyst", "nl"),  # in another language
        ("Jan Analist, Antwerpen", "nl"),
        ("I was a laboratory analyst for ten years and now I look for something else", "en"),
    ],
)
def test_it_leaves_a_title_unread_that_does_not_surely_name_one(occupations, title, lang):
    assert occupations.find(title, lang) is None


def test_it_keeps_the_languages_that_the_engine_reads(occupations):
    assert [*occupations.names["analyst"]] == ["en", "nl", "fr"]


def test_it_can_be_asked_for_preferred_names_only(occupations):
    assert occupations.find("analytical chemist", "en") == "analyst"
    assert occupations.find("analytical chemist", "en", preferred=True) is None
    assert occupations.find("laboratory analyst", "en", preferred=True) == "analyst"
