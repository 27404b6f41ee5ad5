"""What jobs ask for, as arrays, beside the plain definition of which jobs are alike and which skills open jobs."""

from collections import Counter
from math import log, sqrt
from random import Random

import pytest

from talentmatch.matching.demand import Demand, load_demand
from talentmatch.matching.documents import WEIGHTS
from talentmatch.matching.lazy import Lazy
from talentmatch.matching.skill_figures import load_figures
from talentmatch.needs.queries import load_profiles
from talentmatch.skills.queries import count_uses, list_skills
from tests.asked import statements_of


def weights(links):
    demand = {}
    for profile, skill, importance in links:
        demand.setdefault(profile, {})[skill] = WEIGHTS[importance]
    return demand


def likenesses(demand, profile):
    """Say what it is: the cosine of every other profile that shares a skill with this one."""
    asked = Counter(skill for skills in demand.values() for skill in skills)
    rarity = {skill: log(1 + len(demand) / number) for skill, number in asked.items()}
    vectors = {name: {s: weight * rarity[s] for s, weight in skills.items()} for name, skills in demand.items()}
    own = vectors.pop(profile, {})
    return {name: cosine(own, vector) for name, vector in vectors.items() if own.keys() & vector.keys()}


def cosine(one, other):
    product = sum(one[skill] * other[skill] for skill in one.keys() & other.keys())
    return product / sqrt(sum(v * v for v in one.values()) * sum(v * v for v in other.values()))


def openings(demand, held):
    """Say what it is: the profiles that lack only a skill, and those to which it is essential."""
    lacking = [{skill for skill, weight in skills.items() if weight == 1} - held for skills in demand.values()]
    return Counter(s for skills in lacking if len(skills) == 1 for s in skills), Counter(
        s for skills in lacking for s in skills
    )


def nearest_of(found, top):
    return sorted(((name, round(share, 12)) for name, share in found.items()), key=lambda i: (-i[1], i[0]))[:top]


def drawn(seed):
    """Draw links of up to 40 profiles over 12 skills, some of which are copies of one another."""
    chance, links = Random(seed), []
    for number in range(chance.randint(1, 40)):
        taken = Random(number % 15).sample(range(12), number % 5 + 1)
        links += [(f"job-{number}", f"skill-{skill}", chance.choice(("essential", "optional"))) for skill in taken]
    chance.shuffle(links)
    return links


def test_what_the_arrays_say_is_the_definition():
    for seed in range(30):
        assert_as_defined(drawn(seed))


def assert_as_defined(links):
    demand, arrays = weights(links), Demand.of(links)
    for profile in demand:
        found = arrays.nearest(profile, 7)
        expected = nearest_of(likenesses(demand, profile), 7)
        assert list(found) == [name for name, _share in expected]
        assert list(found.values()) == pytest.approx([share for _name, share in expected])
    for held in (set(), {"skill-1"}, {"skill-1", "skill-7", "skill-9", "unknown"}):
        assert arrays.openings(held) == openings(demand, held)
    assert arrays.asked() == Counter(skill for skills in demand.values() for skill in skills)


def test_a_rare_skill_in_common_counts_more_than_a_common_one():
    pairs = [("job", "rare"), ("job", "common"), ("by-rare", "rare"), ("by-rare", "x"), ("by-common", "common")]
    pairs += [("by-common", "y"), *((f"other-{number}", "common") for number in range(5))]
    found = Demand.of([(*pair, "essential") for pair in pairs]).nearest("job", 9)
    assert found["by-rare"] > found["by-common"]
    assert 0 < max(found.values()) < 1


def test_a_skill_opens_the_jobs_that_lack_nothing_else():
    pairs = {"a": "x y", "b": "y z", "c": "z"}
    links = [(job, skill, "essential") for job, skills in pairs.items() for skill in skills.split()]
    found = Demand.of([*links, ("b", "w", "optional")]).openings({"x"})
    assert found == ({"y": 1, "z": 1}, {"y": 2, "z": 2})


def test_nobody_asks_for_anything_in_an_empty_catalogue():
    empty = Demand.of([])
    assert (empty.nearest("job", 5), empty.asked(), empty.openings({"x"})) == ({}, {}, ({}, {}))


def test_the_demand_of_the_catalogue_is_what_its_profiles_ask_for(session):
    asked = {
        name: {w.skill.id: w.link.importance for w in card.wanted} for name, card in load_profiles(session).items()
    }
    links = [(name, *link) for name, skills in asked.items() for link in skills.items()]
    with statements_of(session) as ran:
        demand = load_demand(session)
    assert len(ran) == 1
    assert demand.profiles == tuple(sorted(name for name, skills in asked.items() if skills))
    assert all(demand.nearest(name, 9) == Demand.of(links).nearest(name, 9) for name in asked)


def test_the_figures_of_each_skill_are_those_of_the_whole_catalogue(session):
    assert load_figures(session).uses(list_skills(session)) == count_uses(session)


def test_figures_are_counted_once(session):
    lazy = Lazy(load_figures)
    assert not lazy.built
    first = lazy.get(session)
    with statements_of(session) as ran:
        assert lazy.get(session) is first
    assert lazy.built
    assert ran == []
