"""ESCO stands beside the curated skills, and what a version changes is said, for these too."""

from datetime import UTC, datetime

import pytest
from sqlmodel import col, select

from talentmatch.errors import NotFound
from talentmatch.models import EscoConcept, EscoRelation, Skill
from talentmatch.models.store import get_state
from talentmatch.skills.esco import EscoWriter, finish_release, open_release, remove_release, use_release
from talentmatch.skills.esco_changes import Concern, compare_releases
from talentmatch.skills.esco_inputs import EscoConceptInput, EscoLabelInput, EscoRelationInput
from talentmatch.skills.esco_queries import (
    esco_labels,
    esco_version,
    find_occupations_by_label,
    get_release,
    list_releases,
    needed_skills,
    previous_release,
)
from tests.esco_files import BREW, BREWER, FOAM, STIR, TASTE, TASTER


def concept(uri, label, kind="skill", *, status="released", others="", code=""):
    return EscoConceptInput(kind, "cross-sector", status, code, EscoLabelInput(uri, label, others, ""))


def store(session, version, *concepts, lang="en"):
    release = open_release(session, version, datetime(2026, 3, 1, tzinfo=UTC))
    EscoWriter(session, release).add_concepts(concepts, lang)
    finish_release(session, release, is_new=True)
    return release


@pytest.fixture
def brewery(session):
    release = store(
        session,
        "1.0",
        concept(STIR, "stir"),
        concept(FOAM, "foam", "knowledge"),
        concept(BREWER, "brewer", "occupation", others="maker of beer\nÉlite brewer", code="7515.1"),
        concept(TASTER, "taster", "occupation", others="brewer", code="7515.2.1"),
    )
    writer = EscoWriter(session, release)
    writer.add_labels([EscoLabelInput(BREWER, "Brouwer", "", "")], "nl")
    writer.add_relations([EscoRelationInput(BREWER, STIR, "essential"), EscoRelationInput(BREWER, FOAM, "optional")])
    return release


def test_it_is_empty_where_no_version_was_imported(session):
    assert esco_version(session) is None
    assert list(esco_labels(session)) == []
    assert find_occupations_by_label(session, ["brewer"]) == {"brewer": []}
    with pytest.raises(NotFound, match="import-esco"):
        get_release(session, "1.0")


def test_it_gives_the_linker_the_names_of_skills_in_every_language(session, brewery):
    EscoWriter(session, brewery).add_labels([EscoLabelInput(STIR, "roeren", "mengen\nomroeren", "")], "nl")
    assert [(row.uri, row.lang, row.preferred, row.alternatives) for row in esco_labels(session)] == [
        (STIR, "en", "stir", ()),
        (STIR, "nl", "roeren", ("mengen", "omroeren")),
        (FOAM, "en", "foam", ()),
    ]


def test_it_finds_occupations_by_any_name_whatever_the_case(session, brewery):
    found = find_occupations_by_label(session, ["BREWER", "élite  Brewer", "smith"])
    assert [(hit.uri, hit.preferred) for hit in found["BREWER"]] == [(BREWER, "brewer"), (TASTER, "taster")]
    assert [(hit.uri, hit.label) for hit in found["élite  Brewer"]] == [(BREWER, "Élite brewer")]
    assert found["smith"] == []
    assert found["BREWER"][1].isco_group == "7515"


def test_it_looks_for_occupations_in_the_languages_asked_for(session, brewery):
    assert find_occupations_by_label(session, ["brouwer"], langs=["fr", "en"]) == {"brouwer": []}
    assert find_occupations_by_label(session, ["brouwer"], langs=["nl"])["brouwer"][0].uri == BREWER


def test_it_says_which_skills_an_occupation_needs(session, brewery):
    assert needed_skills(session, BREWER) == {STIR: "essential", FOAM: "optional"}


def test_it_adds_to_a_release_and_never_changes_what_is_there(session, brewery):
    writer = EscoWriter(session, brewery)
    writer.add_concepts([concept(STIR, "mix", status="obsolete"), concept(BREW, "brew")], "en")
    assert writer.add_relations([EscoRelationInput(BREWER, STIR, "essential")] * 2) == 0
    names = {row.uri: row.preferred for row in esco_labels(session)}
    assert names == {STIR: "stir", FOAM: "foam", BREW: "brew"}
    assert len(session.exec(select(EscoRelation)).all()) == 2


def test_it_says_what_a_version_adds_removes_and_changes(session, brewery):
    after = store(
        session,
        "1.1",
        concept(STIR, "stir well", "knowledge", status="obsolete"),
        concept(TASTE, "taste"),
        concept(TASTER, "taster", "occupation"),
    )
    found = compare_releases(session, previous_release(session, after), after).to_dict()
    assert found["added"] == [{"uri": TASTE, "label": "taste"}]
    assert found["removed"] == [{"uri": BREWER, "label": "brewer"}, {"uri": FOAM, "label": "foam"}]
    assert found["relabelled"] == [{"uri": STIR, "lang": "en", "old": "stir", "new": "stir well"}]
    assert found["retyped"] == [{"uri": STIR, "label": "stir well", "old": "skill", "new": "knowledge"}]
    assert found["restated"] == [{"uri": STIR, "label": "stir well", "old": "released", "new": "obsolete"}]


def test_it_compares_only_the_kinds_and_languages_that_both_versions_hold(session, brewery):
    after = store(session, "1.1", concept(STIR, "remuer"), concept(FOAM, "mousse", "knowledge"), lang="fr")
    comparison = compare_releases(session, brewery, after)
    assert (comparison.kinds, comparison.langs, comparison.changes) == (("knowledge", "skill"), (), ())


def test_it_names_the_curated_skills_whose_concept_is_gone_or_changed(session, brewery):
    for row in session.exec(select(Skill).where(col(Skill.esco_uri) != "")).all():
        row.esco_uri = ""
    session.get_one(Skill, "good-manufacturing-practice").esco_uri = FOAM
    session.get_one(Skill, "hplc").esco_uri = STIR
    session.flush()
    assert compare_releases(session, None, brewery).concerns == ()
    after = store(session, "1.1", concept(STIR, "stir well"), concept(TASTE, "taste", "knowledge"))
    gone, changed = compare_releases(session, brewery, after).concerns
    assert (gone.skill, gone.changes) == ("good-manufacturing-practice", ("removed",))
    assert gone.programmes > 0
    assert changed == Concern("hplc", STIR, ("relabelled",), changed.programmes, changed.profiles)


def test_it_puts_another_version_into_use(session, brewery):
    store(session, "1.1", concept(TASTE, "taste"))
    revision = get_state(session).revision
    use_release(session, "1.0")
    assert esco_version(session) == "1.0"
    assert get_state(session).revision == revision + 1


def test_it_removes_a_version_with_all_that_it_holds_and_uses_the_latest_other(session, brewery):
    store(session, "1.1", concept(TASTE, "taste"))
    remove_release(session, "1.1")
    assert esco_version(session) == "1.0"
    remove_release(session, "1.0")
    assert list_releases(session) == []
    assert session.exec(select(EscoConcept)).all() == []
