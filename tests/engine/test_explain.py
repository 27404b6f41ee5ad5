import pickle

import pytest

from talentmatch.engine import Query

QUERIES = [
    Query("Cleanroom operators", "cleanrooms, gowning", lang="en", skills={"follow-gmp": 1, "work-in-cleanroom": 0.5}),
    Query("technicien laboratoire", "microbiologie et contrôle de la qualité au laboratoire", lang="fr"),
    Query("", "koude keten", lang="nl", skills=(("unheard-of", 1.0), ("run-bioreactor", 0.0))),
]


@pytest.mark.parametrize("query", QUERIES)
def test_it_adds_up_to_the_score_by_field_and_by_term(index, query):
    for match in index.match(query):
        why = match.explanation
        assert sum(share.contribution for share in why.fields) == pytest.approx(match.score, abs=1e-9)
        assert sum(share.contribution for share in why.terms) == pytest.approx(match.score, abs=1e-9)
        assert sum(share.weight * share.cosine for share in why.fields) == pytest.approx(match.score, abs=1e-9)


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
