"""What stands next to a skill that nobody teaches, and is taught."""

from sqlmodel import select

from talentmatch.models import Skill
from talentmatch.skills.near import taught_near


def skills(session, **broader):
    for name, over in broader.items():
        session.get(Skill, name.replace("_", "-")).broader_id = over
    session.flush()
    return session.get(Skill, "electromechanics")


def near(session, *asked):
    return {
        item.skill.id: [(one.skill.id, one.programmes) for one in item.taught] for item in taught_near(session, asked)
    }


def test_is_what_stands_under_then_over_then_beside_it_and_is_taught(session):
    lacking = skills(
        session, electromechanics="industrial-maintenance", industrial_electricity="electromechanics",
        instrumentation="industrial-maintenance", troubleshooting="industrial-maintenance",
    )  # fmt: skip
    assert near(session, lacking) == {
        "electromechanics": [("industrial-electricity", 1), ("industrial-maintenance", 1), ("instrumentation", 1)]
    }


def test_is_nothing_for_a_skill_that_stands_alone(session):
    for row in session.exec(select(Skill)):
        row.broader_id = None
    session.flush()
    assert near(session, session.get(Skill, "electromechanics")) == near(session) == {}
