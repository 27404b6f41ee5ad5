import pickle
from dataclasses import replace

import pytest

from talentmatch.engine import Passage, Query

QUERIES = [
    Query("Cleanroom operators", "cleanrooms, gowning", lang="en", skills={"follow-gmp": 1, "work-in-cleanroom": 0.5}),
    Query("technicien laboratoire", "microbiologie et contrôle de la qualité au laboratoire", lang="fr"),
    Query("", "koude keten", lang="nl", skills=(("unheard-of", 1.0), ("run-bioreactor", 0.0))),
    Query("Zellkultur", "Reinigung von Proteinen.", lang="de", alternates=(Passage("fr", "culture", "protéines"),)),
    Query("Operator", "Steriel werken. " * 80 + "Cellen kweken.", lang="nl"),
]


@pytest.fixture(params=["with meaning", "without"])
def every_index(request, index, index_of_terms):
    return index if request.param == "with meaning" else index_of_terms


@pytest.mark.parametrize("query", QUERIES)
def test_it_adds_up_to_the_score_by_field_and_by_term(every_index, query):
    assert every_index.match(query)
    for match in every_index.match(query):
        why = match.explanation
        assert sum(share.contribution for share in why.fields) == pytest.approx(match.score, abs=1e-9)
        assert sum(share.contribution for share in why.terms) == pytest.approx(match.score, abs=1e-9)
        assert sum(share.weight * share.agreement for share in why.fields) == pytest.approx(match.score, abs=1e-9)


@pytest.mark.parametrize("query", QUERIES)
def test_a_field_that_is_taken_away_takes_exactly_its_part(index, query):
    for match in index.match(query):
        for share in match.explanation.fields:
            rest = index.with_settings(index.space.settings.without(share.field)).match(query)
            score = next((other.score for other in rest if other.id == match.id), 0)
            assert match.score - score == pytest.approx(share.contribution, abs=1e-9)


def test_a_skill_that_the_document_loses_takes_exactly_its_part(index):
    match = index.match(QUERIES[0])[0]
    for skill in match.explanation.skills:
        term = next(term for term in match.explanation.terms if term.term == skill.id)
        column = index.space.vocabulary.columns(index.space.settings.fields[-1], "en")[skill.id]
        found = next(m for m in without_column(index, column).match(QUERIES[0]) if m.id == match.id)
        assert match.score - found.score == pytest.approx(term.contribution, abs=1e-9)


def test_it_says_which_passage_of_the_query_leads_to_the_document(index):
    sterile = " ".join(f"Steriele afvulling van vaccin{number} in isolatoren." for number in range(15))
    invoices = " ".join(f"Facturen maken voor klant{number} van de winkel." for number in range(14))
    query = Query(text=f"{sterile} {invoices}", lang="nl")
    match = next(match for match in index.match(query) if match.id == "asepsis")
    first, second = (term for term in match.explanation.terms if term.field == "meaning")
    assert "isolatoren" in first.term
    assert first.contribution > second.contribution


def test_it_adds_up_by_skill_to_the_field_of_skills(index):
    why = index.match(QUERIES[0])[0].explanation
    assert {skill.id for skill in why.skills} == {"follow-gmp", "work-in-cleanroom"}
    of_skills = next(share for share in why.fields if share.field == "skills")
    assert sum(skill.contribution for skill in why.skills) == pytest.approx(of_skills.contribution)


def test_it_names_words_as_the_query_wrote_them(index):
    why = index.match(QUERIES[0])[0].explanation
    named = {term.term for term in why.terms if term.field == "words"}
    assert named == {"cleanroom", "cleanrooms", "gowning", "operators"}


def test_it_puts_the_largest_first(index):
    shares = [term.contribution for term in index.match(QUERIES[1])[0].explanation.terms]
    assert shares == sorted(shares, reverse=True)


def test_it_travels_between_processes_without_the_index(index):
    match = index.match(QUERIES[0])[0]
    packed = pickle.dumps(match)
    assert (pickle.loads(packed), pickle.loads(packed).explanation) == (match, match.explanation)
    assert len(packed) < 5_000


def without_column(index, column):
    """Return the index with one term taken out of every document, all else left as it is."""
    weights = index.postings.weights.copy()
    for starts in index.postings.starts:
        weights[starts[column] : starts[column + 1]] = 0
    return replace(index, postings=replace(index.postings, weights=weights))
