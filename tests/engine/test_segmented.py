"""The index follows changes at once: as if all documents were weighed with the statistics of the large one."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talentmatch.engine import FIELDS, Document, Filters, Query, Settings, SnapshotError, without_meaning
from talentmatch.engine.segmented import Original, Segmented, rebuild, segments
from tests.engine.conftest import DOCUMENTS, build

TERMS = Settings(without_meaning(FIELDS))
QUERIES = (
    Query("Cleanroom operator", lang="en", skills={"follow-gmp": 1, "run-bioreactor": 0.5}),
    Query("Technicien vaccins", "Contrôle qualité et bioréacteur zythologie", lang="fr"),
    Query("Medewerker labo", "Aseptische vaccins", lang="nl", skills={"new-skill": 1}),
)
WORDS = ("cleanroom", "vaccins", "zythologie", "bioréacteur", "labo", "quality", "gmp", "hplc")
NEW = st.builds(
    Document,
    id=st.sampled_from([*(document.id for document in DOCUMENTS), "aa", "mm", "zz"]),
    title=st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join),
    text=st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join),
    lang=st.sampled_from(["nl", "fr", "en", "de"]),
    skills=st.lists(st.sampled_from(["follow-gmp", "run-bioreactor", "new-skill"]), max_size=2, unique=True).map(tuple),
    facets=st.sampled_from([{}, {"region": {"flanders"}}, {"region": {"brussels", "wallonia"}}]),
)
STEPS = st.lists(st.tuples(st.lists(NEW, max_size=3, unique_by=lambda document: document.id),
                           st.lists(st.sampled_from([d.id for d in DOCUMENTS] + ["zz", "none"]), max_size=2)),
                 min_size=1, max_size=4)  # fmt: skip


@pytest.fixture(scope="module")
def original():
    return rebuild(DOCUMENTS, settings=TERMS)


def answers(index, filters=None):
    return [{match.id: match.score for match in index.match(query, 50, filters)} for query in QUERIES]


def close(found, expected, within=1e-9):
    return all(one == pytest.approx(other, abs=within) for one, other in zip(found, expected, strict=True))


def test_it_builds_what_the_builder_builds():
    assert rebuild(DOCUMENTS).index.version == build(DOCUMENTS).version
    assert answers(Segmented.of(rebuild(DOCUMENTS))) == answers(build(DOCUMENTS))


def test_it_weighs_a_document_as_the_builder_does(original):
    """Every document is moved to the small index unchanged, so the statistics are those of a full build."""
    marked = [replace(document, facets={**document.facets, "new": {"yes"}}) for document in DOCUMENTS]
    moved = Segmented.of(original).renewed(marked, ())
    assert len(moved.fresh) == len(moved.hidden) == len(DOCUMENTS)
    assert close(answers(moved), answers(build(DOCUMENTS, TERMS)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_it_answers_alike_whatever_way_the_changes_came(original, steps):
    stepwise, present = Segmented.of(original), {document.id: document for document in DOCUMENTS}
    for changed, gone in steps:
        gone = [name for name in gone if name not in {document.id for document in changed}]
        stepwise = stepwise.renewed(changed, gone)
        present = {name: one for name, one in present.items() if name not in gone} | {one.id: one for one in changed}
    touched = {document.id for changed, _ in steps for document in changed}
    at_once = Segmented.of(original).renewed(
        [present[name] for name in touched & present.keys()], {d.id for d in DOCUMENTS} - present.keys()
    )
    apart = Segmented.of(original).renewed(  # all of them in the small index, weighed with the same statistics
        [replace(one, facets={**one.facets, "new": {"yes"}}) for one in present.values()],
        {d.id for d in DOCUMENTS} - present.keys(),
    )
    whole = rebuild(present.values(), stepwise, TERMS)
    assert {tuple(index.ids) for index in (stepwise, at_once, apart, whole.index)} == {tuple(sorted(present))}
    assert (stepwise.version, answers(stepwise)) == (at_once.version, answers(at_once))
    assert close(answers(stepwise), answers(apart))
    assert whole.index.version == build(present.values(), TERMS).version
    for allowed in ({"flanders"}, {"brussels"}):
        filters = Filters({"region": allowed}, keep_unknown=False)
        assert stepwise.passing(filters) == whole.index.passing(filters)
        assert answers(stepwise, filters)[0].keys() <= whole.index.passing(filters)
    assert stepwise.facet_counts() == whole.index.facet_counts()
    assert stepwise.facet_counts(["gmp", "zz"]) == whole.index.facet_counts(["gmp", "zz"])


def test_it_orders_equal_scores_by_identifier_across_both(original):
    twins = [Document(name, "Yeast culture", lang="en") for name in ("aa", "labx", "zz")]
    index = Segmented.of(rebuild([*DOCUMENTS, twins[1]], settings=TERMS)).renewed([twins[2], twins[0]], ())
    assert [match.id for match in index.match(Query("Yeast culture", lang="en"), 3)] == ["aa", "labx", "zz"]
    assert [match.id for match in index.match(Query("Yeast culture", lang="en"), 2)] == ["aa", "labx"]


def test_it_finds_all_when_the_best_are_gone(original, monkeypatch):
    monkeypatch.setattr(segments, "SPARE", 1)
    twins = [Document(f"twin{number}", "Yeast culture", lang="en") for number in range(6)]
    index = Segmented.of(rebuild([*DOCUMENTS, *twins], settings=TERMS)).renewed((), [one.id for one in twins[:4]])
    query = Query("Yeast culture", lang="en")
    assert [match.id for match in index.match(query, 1)] == ["twin4"]
    assert [match.id for match in index.match(query, 50)][:2] == ["twin4", "twin5"]
    assert len(index.match(query, 2, Filters({"region": {"brussels"}}))) == 2


def test_it_explains_scores_of_both(original):
    index = Segmented.of(original).renewed([Document("zz", "Cleanroom zythologie", lang="en")], ["gmp"])
    found = index.match(Query("Cleanroom zythologie operator laboratory", lang="en"), 50)
    assert {"zz", "qc"} <= {match.id for match in found}
    assert "gmp" not in {match.id for match in found}
    for match in found:
        assert sum(share.contribution for share in match.explanation.fields) == pytest.approx(match.score)
    assert "zythologie" in {share.term for share in found[0].explanation.terms}


def test_it_finds_a_new_document_by_its_meaning():
    index = Segmented.of(rebuild(DOCUMENTS)).renewed([Document("zz", "Brouwen van bier", lang="nl")], ())
    first = index.match(Query("Brewing beer", lang="en"), 1)[0]
    assert first.id == "zz"
    assert first.score == pytest.approx(build([*DOCUMENTS, Document("zz", "Brouwen van bier", lang="nl")]).match(
        Query("Brewing beer", lang="en"), 1)[0].score, abs=0.01)  # fmt: skip


def test_it_changes_no_statistics_by_much(original):
    """A tenth of the documents changed, yet scores are near those of a full build."""
    changed = replace(DOCUMENTS[0], text="Cleanroom behaviour and hygiene")
    index, whole = Segmented.of(original).renewed([changed], ()), build([changed, *DOCUMENTS[1:]], TERMS)
    assert close(answers(index), answers(whole), within=0.05)


def test_it_is_the_same_after_saving(original, tmp_path):
    original.save(tmp_path)
    loaded = Original.load(tmp_path, TERMS)
    assert answers(Segmented.of(loaded)) == answers(Segmented.of(original))
    assert list(Segmented.of(loaded).differing(DOCUMENTS)) == []
    path = tmp_path / "digests.bin"
    raw = path.read_bytes()
    for bad in (raw[:-1], raw[:40] + bytes([raw[40] ^ 1]) + raw[41:], b""):
        path.write_bytes(bad)
        with pytest.raises(SnapshotError, match=r"digests\.bin"):
            Original.load(tmp_path, TERMS)
    path.unlink()
    with pytest.raises(SnapshotError, match=r"digests\.bin"):
        Original.load(tmp_path, TERMS)
