import hashlib

import numpy as np
import pytest

from talentmatch.engine import FIELDS, Document, Filters, Index, Query, Settings, nearest
from talentmatch.engine.encoder import SIZE
from talentmatch.engine.meaning import Vectors
from talentmatch.engine.nearest import group, nearest_centres

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
                    facets={"place": {f"p{number % 64}"}},
                )
                for number in range(640)
            ],
            Settings(FIELDS, OfSubjects()),
        )  # fmt: skip


def test_it_finds_what_comparing_all_finds(grouped, monkeypatch):
    monkeypatch.setattr(nearest, "LOOKED_AT", 100)
    for subject in SUBJECTS:
        query = Query(f"{subject} n7", lang="nl")
        found, expected = grouped.match(query), grouped.match(query, exact=True)
        assert len({match.id for match in found} & {match.id for match in expected}) >= 9
        assert found[0] == expected[0]


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
