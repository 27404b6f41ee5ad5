"""The ranking for many queries, beside the same index asked one by one."""

from dataclasses import replace

import pytest

from talentmatch.engine import FIELDS, Document, Passage, Query, Settings, many, many_blocks, many_product
from talentmatch.engine.many import ManyMatcher
from talentmatch.errors import InvalidData

QUERIES = [
    Query("Cleanroom operator", "gowning, GMP and laboratories", lang="en", skills={"follow-gmp": 1}),
    Query("Technicien de laboratoire", "culture en bioréacteur", lang="fr", skills={"run-bioreactor": 0.5}),
    Query("Laborant", "steriel afvullen", lang="nl", alternates=(Passage("en", "Laboratory technician"),)),
    Query("Statistiker", "klinische Studien", lang="de", skills={"work-in-cleanroom": 1, "unheard-of": 1}),
    Query("zymurgy", lang="en"),
    Query(lang="nl"),
    Query("Operator", lang="en", alternates=(Passage("fr", "Opérateur"), Passage("nl", "Operator"))),
]


def one_by_one(index, k=10):
    return [tuple((match.id, match.score) for match in index.match(query, k, exact=True)) for query in QUERIES]


@pytest.mark.parametrize("k", [1, 3, 10])
def test_it_gives_every_score_to_the_last_bit(index, k):
    assert ManyMatcher(index).rank(QUERIES, k) == one_by_one(index, k)


@pytest.mark.parametrize("compiled", [True, False])
def test_it_gives_the_same_bits_compiled_or_not(index, monkeypatch, compiled):
    if compiled:
        pytest.importorskip("numba")
    monkeypatch.setattr(many_product, "_way", lambda: many_product._by_loop if compiled else many_product._by_scipy)
    assert ManyMatcher(index).rank(QUERIES) == one_by_one(index)


def test_it_needs_no_encoder(index_of_terms):
    assert ManyMatcher(index_of_terms).rank(QUERIES) == one_by_one(index_of_terms)


def test_it_ranks_over_many_blocks_and_parts_of_queries(documents, build_index, monkeypatch):
    copies = [replace(d, id=f"{d.id}-{n}") for d in documents for n in range(9)]
    index = build_index(copies)
    expected = one_by_one(index)
    for module, name, value in (
        (many_blocks, "DOCUMENTS_AT_ONCE", 7), (many, "QUERIES_AT_ONCE", 2), (many, "READ_AT_ONCE", 3),
        (many, "WIDTH", 2),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, value)
    assert ManyMatcher(index).rank(QUERIES) == expected


def test_it_adds_up_long_queries_in_the_same_parts(index, monkeypatch):
    for module in ("talentmatch.engine.many.CHUNK", "talentmatch.engine.postings.CHUNK"):
        monkeypatch.setattr(module, 2)
    assert ManyMatcher(index).rank(QUERIES) == one_by_one(index)


def test_it_puts_equal_scores_in_the_order_of_identifiers(build_index):
    alike = [Document(f"{n:03}", "GMP for operators", lang="en", skills=("follow-gmp",)) for n in range(300, 0, -1)]
    index = build_index(alike, Settings(tuple(f for f in FIELDS if f.name in {"words", "skills"})))
    (ranking,) = ManyMatcher(index).rank([QUERIES[0]], k=5)
    assert [document for document, _score in ranking] == ["001", "002", "003", "004", "005"]
    assert len({score for _document, score in ranking}) == 1


def test_it_answers_nothing_over_no_documents(build_index):
    assert ManyMatcher(build_index([], Settings())).rank(QUERIES[:2]) == [(), ()]


def test_it_refuses_to_rank_none(index):
    with pytest.raises(InvalidData, match="At least one match"):
        ManyMatcher(index).rank(QUERIES, 0)
