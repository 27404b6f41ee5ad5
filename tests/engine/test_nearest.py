import hashlib

import numpy as np
import pytest

from talentmatch.engine import FIELDS, Document, Filters, Index, Passage, Query, Settings, candidates, nearest
from talentmatch.engine.asked import ask
from talentmatch.engine.candidates import near_documents
from talentmatch.engine.encoder import SIZE
from talentmatch.engine.meaning import Vectors
from talentmatch.engine.nearest import differing, group, nearest_centres, signs_of

SUBJECTS = ("filling", "culture", "release", "audit", "gowning", "statistics", "logistics", "chemistry")


class OfSubjects:
    """Encode a text as the mean of its words, words of one subject near each other: each its own fixed chance."""

    fingerprint = "subjects"

    def encode(self, texts):
        return np.array([np.mean([self._word(word) for word in text.split()], axis=0) for text in texts], np.float32)

    def _word(self, word):
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8])
        return np.random.default_rng(seed).normal(size=SIZE)


@pytest.fixture(scope="module")
def grouped(build_index):
    """Give an index of 640 documents of eight subjects, so large that it is put in groups."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearest, "FEWEST", 100)
        return build_index(
            [
                Document(
                    f"d{number:03}", f"{SUBJECTS[number % 8]} {SUBJECTS[number % 8]} n{number}", lang="en",
                    facets={"place": {f"p{number % 64}"}, "half": {str(number // 8 % 2)}},
                )
                for number in range(640)
            ],
            Settings(FIELDS, OfSubjects()),
        )  # fmt: skip


@pytest.mark.parametrize("filters", [None, Filters({"half": {"1"}}), Filters({"place": {f"p{n}" for n in range(4)}})])
@pytest.mark.parametrize("others", [(), (Passage("en", "audit n7"), Passage("fr", "audit"))], ids=["one", "several"])
def test_it_finds_what_comparing_all_finds(grouped, filters, others, monkeypatch):
    monkeypatch.setattr(nearest, "LOOKED_AT", 100)
    monkeypatch.setattr(candidates, "FEWEST", 10)
    monkeypatch.setattr(candidates, "FOR_EACH", 1)
    for query in (Query(f"{subject} n7", lang="nl", alternates=others) for subject in SUBJECTS):
        gate = grouped.facets.gate(filters) if filters else None
        near = near_documents(grouped, ask(query, grouped), 10, gate=gate)
        assert len(near) < 80 if near is not None else others and gate.few is not None
        found, exact = (grouped.match(query, filters=filters, exact=exact) for exact in (False, True))
        assert len({match.id for match in found} & {match.id for match in exact}) >= min(9, len(exact))
        assert found[:1] == exact[:1]


def test_it_finds_what_passes_by_its_words_where_nothing_near_passes(grouped, monkeypatch):
    monkeypatch.setattr(nearest, "LOOKED_AT", 0)
    filters = Filters({"place": {f"p{number}" for number in range(1, 64, 8)}}, keep_unknown=False)
    query = Query("filling filling filling culture", lang="en")
    assert len(near_documents(grouped, ask(query, grouped), 10, gate=grouped.facets.gate(filters))) == 0
    assert {match.id for match in grouped.match(query, filters=filters)} <= {f"d{n:03}" for n in range(1, 640, 8)}
    assert len(grouped.match(query, filters=filters)) == 10
    unknown = Query("filling", lang="en", alternates=(Passage("fr", "filling"),))
    assert grouped.match(unknown, filters=filters) == []


def test_it_counts_the_signs_that_differ():
    values = np.random.default_rng(7).integers(-3, 4, (50, SIZE)).astype(np.int8)
    expected = ((values > 0) != (values[7] > 0)).sum(axis=1)
    assert differing(signs_of(values), signs_of(values[7:8])).tolist() == expected.tolist()


def test_it_compares_all_that_pass_a_narrow_filter(grouped):
    filters = Filters({"place": {"p3", "p4"}}, keep_unknown=False)
    query = Query("audit", lang="en")
    assert grouped.match(query, 20, filters) == grouped.match(query, 20, filters, exact=True)
    assert len(grouped.match(query, 20, filters)) > 0


def test_it_keeps_the_groups_in_a_snapshot(grouped, tmp_path):
    grouped.save(tmp_path)
    loaded = Index.load(tmp_path, grouped.space.settings)
    query = Query("culture n7", lang="fr")
    assert loaded.match(query) == grouped.match(query)
    assert set(loaded.groups) == {"meaning", "title meaning"}


def test_it_groups_each_document_once_with_its_nearest_centre(monkeypatch):
    monkeypatch.setattr(nearest, "FEWEST", 100)
    values = np.random.default_rng(7).integers(-127, 128, (400, SIZE)).astype(np.int8)
    vectors = Vectors(values, np.linalg.norm(values.astype(np.float32), axis=1))
    groups, together = group(vectors)
    assert sorted(groups.members.tolist()) == list(range(400))
    assert together.cosines(values[0]).tolist() == vectors.cosines(values[0]).tolist()
    chosen = nearest_centres(values, groups.centres)
    assert chosen[groups.members].tolist() == np.repeat(np.arange(20), np.diff(groups.starts)).tolist()


def test_it_leaves_few_documents_together(index):
    assert index.groups == {}
