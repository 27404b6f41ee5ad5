"""The index follows changes at once: as if all documents were weighed with the statistics of the large one."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talentmatch.engine import FIELDS, Document, Filters, Query, Settings, without_meaning
from talentmatch.engine.segmented import Segmented, rebuild
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


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
    assert stepwise.ids == at_once.ids == apart.ids == whole.index.ids == tuple(sorted(present))
    assert (stepwise.version, answers(stepwise)) == (at_once.version, answers(at_once))
    assert close(answers(stepwise), answers(apart))
    assert whole.index.version == build(present.values(), TERMS).version
    for allowed in ({"flanders"}, {"brussels"}):
        filters = Filters({"region": allowed}, keep_unknown=False)
        assert stepwise.passing(filters) == whole.index.passing(filters)
        assert answers(stepwise, filters)[0].keys() <= whole.index.passing(filters)
    assert stepwise.facet_counts() == whole.index.facet_counts()
    assert stepwise.facet_counts(["gmp", "zz"]) == whole.index.facet_counts(["gmp", "zz"])
