"""The shipped occupations, and finding the one that somebody means."""

import csv
from collections import Counter

from talentmatch.i18n import LANGUAGES
from talentmatch.matching.experience import REASONS, find_occupations, read_experience, shipped_occupations
from talentmatch.matching.experience.finder import all_names
from talentmatch.resources import resource_dir


def test_are_named_once_in_each_language():
    for lang in LANGUAGES:
        names = Counter(name.casefold() for each in shipped_occupations() for name in all_names(each, lang))
        assert [name for name, number in names.items() if number > 1] == []


def test_bring_skills_of_the_vocabulary_with_a_reason():
    with (resource_dir("data") / "catalogue" / "skills.csv").open(encoding="utf-8", newline="") as stream:
        known = {row["id"] for row in csv.DictReader(stream)}
    for occupation in shipped_occupations():
        brought = [item.skill_id for item in occupation.brings]
        assert set(brought) <= known, occupation.id
        assert len(brought) == len(set(brought)), occupation.id
        assert any(item.usual for item in occupation.brings), occupation.id
        assert {item.reason for item in occupation.brings} <= set(REASONS), occupation.id


MEANT = {
    ("en", "I was a baker"): "baker",
    ("nl", "bakkerin"): "baker",
    ("fr", "boulangere"): "baker",
    ("en", "boulanger"): "baker",
    ("nl", "ik was verpleegster in een ziekenhuis"): "nurse",
    ("fr", "Infirmier·ère"): "nurse",
    ("nl", "heftruckchaufeur"): "forklift-driver",
    ("en", "electromecanic"): "electromechanic",
    ("nl", "poets"): "cleaner",
    ("fr", "aide soignante"): "care-assistant",
    ("nl", "hulpelektricien"): "electrician",
}


def test_are_found_by_any_name_and_spelling():
    assert {asked: find_occupations(asked[1], asked[0])[0].id for asked in MEANT} == MEANT
    assert find_occupations("", "en") == find_occupations("qzx vwq", "en") == []


def test_are_read_with_the_skills_that_the_words_name(session, runtime):
    read = read_experience(session, runtime.live.current(session), "cook, and analytical chemistry as a hobby", "en")
    assert read.occupation.id == "cook"
    assert {item.skill.id for item in read.proposed if item.usual} == {"hygiene-rules", "team-work"}
    assert [item.skill.id for item in read.understood] == ["analytical-chemistry"]
