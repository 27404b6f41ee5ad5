import random
import sys
from collections import Counter
from dataclasses import replace
from math import log

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from talentmatch.engine import FIELDS, Document, IndexBuilder, Passage, Query, find_encoder, postings
from talentmatch.engine.meaning import BACKGROUND
from talentmatch.engine.ranking import best
from talentmatch.engine.text import words
from talentmatch.errors import InvalidData

ENGLISH = Query("Cleanroom operator", "gowning, GMP, laboratories and zymurgy", lang="en")


def ids(matches):
    return [match.id for match in matches]


def dense_cosines(field, texts, query):
    """The ten-line reference: every term in a dense array, terms that no document has in the length of the query."""
    analyse = lambda text: [term for word in words(text) for term in field.terms(word, "en")]  # noqa: E731
    vectorizer = TfidfVectorizer(analyzer=analyse, sublinear_tf=True)
    documents = vectorizer.fit_transform(texts).toarray()
    known = vectorizer.vocabulary_
    unseen = log(1 + len(texts)) + 1
    weights = {
        t: (1 + log(n)) * (vectorizer.idf_[known[t]] if t in known else unseen)
        for t, n in Counter(analyse(query)).items()
    }
    row = np.array([weights.get(term, 0) for term in sorted(known, key=known.get)])
    return documents @ row / np.linalg.norm(list(weights.values()))


def test_it_scores_as_a_dense_product_does(documents, build_index):
    english = sorted((d for d in documents if d.lang == "en" and not d.alternates), key=lambda d: d.id)
    of_documents = {"title": [d.title for d in english], "body": [f"{d.title} {d.text}" for d in english]}
    of_query = {"title": ENGLISH.title, "body": f"{ENGLISH.title} {ENGLISH.text}"}
    index = build_index(english)
    for field in FIELDS[:4]:
        expected = dense_cosines(field, of_documents[field.part], of_query[field.part])
        np.testing.assert_allclose(index.field_scores(ENGLISH)[field.name], expected, atol=1e-5)


def test_it_multiplies_part_by_part_as_at_once(index, monkeypatch):
    query = replace(ENGLISH, alternates=(Passage("fr", "Culture en bioréacteur"),), skills={"follow-gmp": 1})
    expected = index.match(query)
    monkeypatch.setattr(postings, "CHUNK", 1)
    found = index.match(query)
    assert ids(found) == ids(expected)
    assert [match.score for match in found] == pytest.approx([match.score for match in expected], abs=1e-12)


def test_it_compares_meaning_as_the_encoder_does(index, documents):
    found = dict(zip(index.ids, index.field_scores(Query("steriel afvullen", lang="nl"))["title meaning"], strict=True))
    encode = find_encoder().encode
    for document in (d for d in documents if d.title and not d.alternates):
        cosine = float(encode(["steriel afvullen"])[0] @ encode([document.title.lower()])[0])
        assert found[document.id] == pytest.approx(max(0, (cosine - BACKGROUND) / (1 - BACKGROUND)), abs=0.01)


def test_it_finds_what_is_said_in_another_language(index):
    assert ids(index.match(Query("zuivering van eiwitten uit celculturen", lang="nl")))[0] == "bioreactor"
    assert ids(index.match(Query("clinical trial statistician", lang="en")))[0] == "biostat"


def test_it_ranks_what_fits_first(index):
    assert ids(index.match(ENGLISH))[0] == "gmp"
    assert ids(index.match(Query("bioréacteurs", lang="fr")))[0] == "bioreactor"


def test_it_ranks_by_skills_alone_in_any_language(index):
    found = index.match(Query(lang="de", skills={"fill-aseptically": 1, "work-in-cleanroom": 0.5}))
    assert ids(found) == ["asepsis", "gmp"]


def test_it_leaves_out_what_shares_nothing(index, index_of_terms):
    assert index_of_terms.match(Query("zzz", lang="en")) == []
    assert "empty" not in ids(index.match(ENGLISH, k=99))


def test_it_orders_equal_scores_by_identifier_also_at_the_cut(build_index):
    twins = [Document(f"twin-{number:02}", "Cell culture", lang="en") for number in range(50)]
    random.Random(7).shuffle(twins)
    index = build_index([*twins, Document("best", "Yeast culture", lang="en")])
    found = index.match(Query("Yeast cell culture", lang="en"), k=4)
    assert ids(found) == ["best", "twin-00", "twin-01", "twin-02"]


def test_it_cuts_as_a_full_sort_does():
    chance = np.random.default_rng(7)
    for _ in range(100):
        scores = chance.integers(0, 5, size=30) / 4
        k = int(chance.integers(1, 40))
        expected = sorted(np.flatnonzero(scores), key=lambda place: (-scores[place], place))[:k]
        assert best(scores, k).tolist() == expected


def test_it_cuts_many_scores_as_a_full_sort_does():
    chance = np.random.default_rng(7)
    for size in (2_560, 4_000):
        scores = chance.integers(-3, 40, size=size) / 40
        expected = sorted(np.flatnonzero(scores > 0), key=lambda place: (-scores[place], place))[:9]
        assert best(scores, 9).tolist() == expected


@pytest.mark.parametrize("k", [0, -1])
def test_it_refuses_to_look_for_no_matches(index, k):
    with pytest.raises(InvalidData):
        index.match(ENGLISH, k=k)


def test_it_does_not_depend_on_the_order_of_the_documents(documents, build_index, index):
    other = build_index(reversed(documents))
    assert other.version == index.version
    assert other.match(ENGLISH) == index.match(ENGLISH)


def test_it_has_another_version_after_any_change(documents, build_index, index):
    changed = build_index([*documents[1:], Document("gmp", "GMP for operators", lang="en")])
    assert changed.version != index.version


def test_it_refuses_an_identifier_twice_or_none():
    with pytest.raises(InvalidData, match="gmp"):
        IndexBuilder().add(Document("gmp")).add(Document("gmp"))
    with pytest.raises(InvalidData):
        Document("")


def test_it_meets_the_version_in_the_language_of_the_query(index):
    first = index.match(Query("omkleden", lang="nl"))[0]
    assert first.id == "gmp"
    assert any(share.field == "words" and share.contribution > 0 for share in first.explanation.terms)


def test_it_meets_the_documents_own_version_when_there_is_no_other(index):
    contributions = {f.field: f.contribution for f in index.match(Query("HPLC", lang="fr"))[0].explanation.fields}
    assert contributions["words"] == 0 < contributions["pieces"]


def test_it_takes_a_further_language_of_the_query_for_documents_that_lack_its_own(index_of_terms):
    query = Query("sterile filling", lang="en", alternates=(Passage("nl", "steriele afvulling"),))
    first = index_of_terms.match(query)[0]
    assert first.id == "asepsis"
    assert {term.term for term in first.explanation.terms} == {"steriele", "afvulling"}


def test_it_takes_the_mean_over_the_languages_that_both_have(index_of_terms):
    def score(*passages):
        own, *others = passages
        query = Query(own.title, lang=own.lang, alternates=tuple(others))
        return next(match.score for match in index_of_terms.match(query) if match.id == "gmp")

    english, dutch, french = Passage("en", "gowning"), Passage("nl", "omkleden"), Passage("fr", "gowning")
    assert score(english, dutch) == score(dutch, english) == pytest.approx((score(english) + score(dutch)) / 2)
    assert score(english, french) == score(english)


def test_it_counts_unknown_words_against_the_fit(index_of_terms):
    titles = ("gowning", "gowning zymurgy")
    sure, unsure = (index_of_terms.match(Query(title, lang="en"))[0].score for title in titles)
    assert unsure < sure


def test_it_reads_a_query_without_a_title_as_a_title(index):
    as_text, as_title = Query(text="Data integrity", lang="en"), Query("Data integrity", lang="en")
    assert index.match(as_text) == index.match(as_title)
    assert index.match(as_text)[0].explanation.fields[2].contribution > 0


@pytest.mark.parametrize("text", ["", " ", "a", "the of and", "\x00", "\ud800", "x" * 1_000_000, "a " * 500_000])
def test_it_answers_strange_queries(index, text):
    assert isinstance(index.match(Query(text, text)), list)


def test_it_answers_random_queries_in_order(index):
    chance = random.Random(7)
    for _ in range(100):
        letters = [chance.choice("aeilnrstc ") if chance.random() < 0.9 else chr(chance.randrange(sys.maxunicode + 1))]
        text = "".join(letters * chance.randrange(1, 9)) + " vaccin culture laboratory"
        found = index.match(Query(text, lang=chance.choice(["nl", "fr", "en", "de"])))
        assert found == sorted(found, key=lambda match: (-match.score, match.id))
        assert all(0 < match.score <= 1 for match in found)


@pytest.mark.parametrize("weight", [-1, float("nan"), float("inf")])
def test_it_refuses_a_skill_weight_that_is_no_weight(weight):
    with pytest.raises(InvalidData):
        Query(skills={"a": weight})
