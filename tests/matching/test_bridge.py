"""The names of an ESCO occupation widen a question, in the product wherever ESCO was imported."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from talentmatch.engine import Passage, Query
from talentmatch.matching.bridge import OccupationBridge, build_bridge
from talentmatch.matching.search import SearchRequest, search
from talentmatch.matching.service import match_profile, match_text
from talentmatch.matching.why_not import why_not
from talentmatch.needs.queries import get_profile
from talentmatch.skills.esco import EscoWriter, finish_release, open_release
from talentmatch.skills.esco_inputs import EscoConceptInput, EscoLabelInput
from talentmatch.skills.occupations import OccupationNames, gather_occupations

GOWNER = [
    OccupationNames("gowner", "en", "cleanroom gowner", ("gowning hand",), "Dresses people for clean rooms."),
    OccupationNames("gowner", "nl", "cleanroomkleder", ("omkleder",)),
    OccupationNames("gowner", "fr", "habilleur", ("docker",)),
    OccupationNames("unloader", "fr", "déchargeur", ("débardeur",)),
]
BRIDGE = OccupationBridge(gather_occupations(GOWNER))
LONG = " ".join(f"We look for somebody who does task number {number} precisely." for number in range(10))


def test_it_adds_the_names_in_other_languages_and_the_alternatives_in_its_own():
    widened = BRIDGE.widen(Query("Cleanroom gowner", "Our text.", "en", skills={"gmp": 1}))
    assert (widened.title, widened.text, widened.wanted) == ("Cleanroom gowner", "Our text.; gowning hand", {"gmp": 1})
    assert widened.alternates == (
        Passage("nl", "cleanroomkleder", "omkleder"),
        Passage("fr", "habilleur", "docker"),
    )


def test_it_keeps_what_the_question_says_in_other_languages():
    query = Query("Cleanroom gowner", "", "en", (Passage("fr", "Aide en salle blanche", "Notre texte."),))
    assert BRIDGE.widen(query).alternates == (
        Passage("fr", "Aide en salle blanche", "Notre texte.; docker"),
        Passage("nl", "cleanroomkleder", "omkleder"),
    )


@pytest.mark.parametrize(
    "query",
    [
        Query("Baker", "", "en"),
        Query("", "cleanroom gowner", "en"),
        Query("Gowning hand", LONG, "en"),  # an alternative name, of a question that says enough itself
        Query("Cleanroom gowner", "", "en", (Passage("fr", "Débardeur"),)),  # two titles that contradict each other
    ],
)
def test_it_leaves_a_question_as_it_is_that_names_no_occupation_for_sure(query):
    assert BRIDGE.widen(query) is query


def test_it_believes_an_alternative_name_in_the_stated_language_only():
    readings = [Query("docker", "", lang) for lang in ("en", "nl", "fr")]
    assert BRIDGE.widen_each(readings) == readings
    assert BRIDGE.widen(readings[2]).alternates


def test_without_esco_every_question_stays_as_it_is(session):
    query = Query("Cleanroom gowner", "", "en")
    assert build_bridge(session).widen(query) is query


@pytest.fixture
def loaded(runtime, session):
    """The small catalogue, with a release of ESCO that names one occupation and the title of a job profile."""
    profile = get_profile(session, "profile-aseptic-operator").profile
    release = open_release(session, "1.2.0", datetime(2026, 3, 1, tzinfo=UTC))
    writer = EscoWriter(session, release)
    for lang in ("en", "nl", "fr"):
        named = next(names for names in GOWNER if (names.uri, names.lang) == ("gowner", lang))
        rows = [
            EscoLabelInput("gowner", named.preferred, "\n".join(named.alternatives), named.description),
            EscoLabelInput("filler", getattr(profile, f"title_{lang}"), f"vullen {lang}", ""),
        ]
        writer.add_concepts([EscoConceptInput("occupation", "", "", "8131", row) for row in rows], lang)
    finish_release(session, release, is_new=True)
    return replace(runtime.live.current(session), bridge=build_bridge(session))


def test_a_text_is_ranked_and_told_by_the_names_of_its_occupation(session, loaded):
    answer = match_text(session, loaded, "Cleanroomkleder", lang="nl")
    assert answer.occupation.preferred == "cleanroomkleder"
    words = {term.term for term in answer.ranked[0].match.explanation.terms}
    assert "gowner" in words  # a word of the name in English, which the text does not say
    assert sum(term.contribution for term in answer.ranked[0].match.explanation.terms) == pytest.approx(
        answer.ranked[0].match.score
    )


def test_a_search_reads_the_occupation_too(session, loaded):
    assert search(session, loaded, SearchRequest("cleanroomkleder"), "fr").occupation.preferred == "habilleur"
    assert search(session, loaded, SearchRequest("cleanroom"), "fr").occupation is None


def test_a_job_profile_is_ranked_alike_on_its_page_and_where_it_says_why_not(session, loaded):
    answer = match_profile(session, loaded, "profile-aseptic-operator", lang="en")
    first = answer.ranked[0]
    told = why_not(session, loaded, "profile-aseptic-operator", first.card.programme.id, lang="en")
    assert answer.occupation.uri == "filler"
    assert (told.place, told.item.match.score) == (1, first.match.score)
