"""A way to a job: what is held counts, what is not known is said, and the wishes are kept."""

from datetime import date

import pytest
from sqlalchemy import event

from talentmatch.engine.pathway import OBJECTIVES, Total
from talentmatch.errors import InvalidData, NotFound
from talentmatch.matching.pathway import Wishes, plan_pathway
from talentmatch.matching.pathway.offers import last_start
from talentmatch.models import CourseInstance, Programme
from tests.counting import here

TODAY = date(2026, 11, 24)
JOB = "pfizer-technical-operator"


@pytest.fixture
def plan(session, runtime):
    def planned(profile_id=JOB, **wishes):
        loaded = runtime.live.current(session)
        return plan_pathway(session, loaded, profile_id, wishes=Wishes(**wishes), today=TODAY)

    return planned


def names(skills):
    return [skill.id for skill in skills]


def steps(plan):
    return {step.card.programme.id: [shown.skill.id for shown in step.adds] for step in plan.steps}


def test_it_covers_what_is_taught_and_names_what_nobody_teaches(plan):
    found = plan()
    assert steps(found) == {
        "aptaskil-operateur-aseptique": ["aseptic-work"],
        "vitalent-jobseekers": ["filling-line-operation", "packaging-line-operation"],
    }
    assert names(found.uncovered) == ["electromechanics", "line-changeover", "shift-work", "troubleshooting"]
    assert found.proven


def test_it_leaves_out_what_is_held(plan):
    found = plan(held=frozenset({"aseptic-work", "filling-line-operation", "electromechanics"}))
    assert len(found.steps) == 1
    assert found.steps[0].adds[0].skill.id == "packaging-line-operation"
    assert "electromechanics" not in names(found.uncovered)


def test_every_skill_of_a_step_has_its_evidence(plan):
    assert all(shown.taught.link.evidence_url for step in plan().steps for shown in step.adds)


def test_it_says_what_is_not_known_and_never_counts_it_as_nothing(plan):
    found = plan(objective="cheapest")
    assert found.totals["euros"] == Total(0, tuple(step.card.programme.id for step in found.steps))
    assert "km" not in found.totals


def test_free_is_nothing_to_pay_and_unknown_is_not(session, plan):
    session.get(Programme, "vitalent-theme-packaging").cost_eur = 0
    session.flush()
    held = frozenset({"aseptic-work", "filling-line-operation"})
    found = plan(held=held, objective="cheapest")
    assert (list(steps(found)), found.totals["euros"]) == (["vitalent-theme-packaging"], Total(0, ()))


def test_it_covers_optional_skills_when_asked(plan):
    without, with_ = plan("profile-aseptic-operator"), plan("pfizer-maintenance-technician", with_optional=True)
    assert steps(without) == {"aptaskil-operateur-aseptique": ["aseptic-work", "biopharmaceutical-production"]}
    assert names(with_.uncovered)[-1] == "automation"


def test_programmes_of_the_past_are_no_steps_and_what_they_taught_is_told_from_what_nobody_teaches(session, plan):
    session.get(Programme, "aptaskil-operateur-aseptique").status = "historic"
    session.flush()
    found = plan()
    assert names(found.unscheduled) == ["aseptic-work"]
    assert names(found.uncovered) == ["electromechanics", "line-changeover", "shift-work", "troubleshooting"]


@pytest.mark.parametrize(
    "chosen",
    [{"region": frozenset({"flanders"})}, {"language": frozenset({"nl", "en"})}, {"audience": frozenset({"student"})}],
)
def test_it_keeps_to_the_wishes_and_says_what_they_rule_out(plan, chosen):
    found = plan(chosen=chosen)
    assert names(found.excluded) == ([] if "audience" in chosen else ["aseptic-work"]) + (
        ["filling-line-operation"] if "audience" in chosen else []
    )


def test_it_keeps_to_a_level_and_lets_unknown_ones_pass(session, plan):
    session.get(Programme, "vitalent-jobseekers").level = "master"
    session.flush()
    found = plan(chosen={"level": frozenset({"introductory"})})
    assert names(found.excluded) == ["filling-line-operation"]
    assert "aptaskil-operateur-aseptique" in steps(found)


def test_it_keeps_to_a_price_and_lets_unknown_ones_pass(session, plan):
    session.get(Programme, "vitalent-jobseekers").cost_eur = 600
    session.flush()
    found = plan(chosen={"budget": frozenset({"up-to-500"})})
    assert names(found.excluded) == ["filling-line-operation"]
    assert "aptaskil-operateur-aseptique" in steps(found)
    assert plan(chosen={"budget": frozenset({"up-to-1500"})}).excluded == ()


def test_it_starts_from_a_day_and_lets_programmes_without_dates_pass(plan):
    job = "profile-cleanroom-operator"
    assert "vitalent-theme-cleanroom" in steps(plan(job, starting=date(2030, 1, 1)))
    kept = frozenset({"cleanroom-gowning", "working-to-procedures"})
    both = plan(job, held=kept, chosen={"language": frozenset({"en"})}, starting=date(2025, 10, 1))
    assert list(steps(both)) == ["gmp-atmp-summer-school"]
    assert both.steps[0].starts == date(2025, 10, 7)
    late = plan(job, held=kept, chosen={"language": frozenset({"en"})}, starting=date(2025, 10, 8))
    assert (names(late.unscheduled), late.excluded) == (["cleanroom-work"], ())


def test_it_goes_to_the_nearest_from_a_town(plan):
    found = plan("profile-cleanroom-operator", objective="nearest", near="Antwerpen")
    assert [round(step.km) for step in found.steps] == [13]
    assert found.totals["km"].unknown == ()


@pytest.mark.parametrize(
    ("wishes", "message"),
    [
        ({"objective": "nearest"}, "need a town to start from"),
        ({"near": "Niell"}, "Do you mean Niel"),
        ({"near": "Atlantis"}, "Name a larger one nearby"),
        ({"near": "Wallonie"}, "Name a larger one nearby"),
        ({"held": frozenset({"juggling"})}, "There is no skill juggling"),
        ({"objective": "fastest"}, "no pathway that is fastest"),
    ],
)
def test_it_refuses_what_it_does_not_know(plan, wishes, message):
    with pytest.raises(InvalidData, match=message):
        plan(**wishes)


def test_it_names_a_job_profile_that_is_not_there(plan):
    with pytest.raises(NotFound, match="no-such-job"):
        plan("no-such-job")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025", date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2019-autumn", date(2019, 12, 20)),
        ("2019-winter/2020-spring", date(2020, 3, 19)),
        ("soon", None),
    ],
)
def test_a_run_without_a_day_may_start_until_the_end_of_what_its_source_says(text, day):
    assert last_start(CourseInstance(date_text=text)) == day


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_it_asks_the_database_a_few_times_however_much_it_finds(runtime, plan, objective):
    plan(near="Niel")
    asked = []
    listen = (runtime.database.engine, "before_cursor_execute", here(lambda *_: asked.append(1)))
    event.listen(*listen)
    try:
        counts = set()
        for job in (JOB, "profile-cleanroom-operator", "legend-bachelor-quality"):
            asked.clear()
            plan(job, objective=objective, near="Niel", held=frozenset({"team-work"}))
            counts.add(len(asked))
    finally:
        event.remove(*listen)
    assert max(counts) <= 15
