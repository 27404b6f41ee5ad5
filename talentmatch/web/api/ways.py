"""What is missing for a job, and which programmes together teach it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from flask import Blueprint

from talentmatch.engine.pathway import Total
from talentmatch.i18n import N_
from talentmatch.interface import results
from talentmatch.interface.schemas import SkillName
from talentmatch.matching import documents
from talentmatch.matching.documents import profile_skills
from talentmatch.matching.pathway import NARROWING, LanguageStep, PathwayStep, SameWay, Way, Wishes, plan_ways
from talentmatch.models import Skill
from talentmatch.needs.queries import get_profile
from talentmatch.skills.counting import count_teaching
from talentmatch.web.api.bodies import GapBody, PathwayBody
from talentmatch.web.api.faults import about
from talentmatch.web.api.matching import known_skills
from talentmatch.web.api.operations import Call, Operation, serve
from talentmatch.web.api.queries import OwnQuery
from talentmatch.web.api.ranking import asked_skills, named_programme
from talentmatch.web.api.writing import named_skill
from talentmatch.web.shown import skill_name

blueprint = Blueprint("api_ways", __name__)
TAG = "matching"


@serve(
    blueprint,
    "/gap",
    Operation(
        N_("Compare the skills that somebody holds with what is asked for"), TAG, results.Gap, body=GapBody, cost=2
    ),
)
def gap(call: Call[OwnQuery, GapBody]) -> results.Gap:
    """Say what is covered and what is missing."""
    asked = asked_for(call)
    held = {skill.id for skill in known_skills(call.session, call.body.held, "/held")}
    missing = [item for item in asked if item.skill.id not in held]
    teaching = count_teaching(call.session, [item.skill.id for item in missing])
    essential = [item.skill.id in held for item in asked if item.essential]
    return results.Gap(
        share=round(sum(essential) / len(essential), 6) if essential else None,
        covered=[results.AskedSkill(**_asked(item)) for item in asked if item.skill.id in held],
        missing=[results.MissingSkill(**_asked(item), programmes=teaching[item.skill.id]) for item in missing],
    )


def asked_for(call: Call[OwnQuery, GapBody]) -> Sequence[documents.AskedSkill]:
    """Return the skills that are asked for: those of the job profile, or those that are named, all essential."""
    if call.body.profile is None:
        skills = known_skills(call.session, call.body.skills, "/skills")
        return [documents.AskedSkill(skill, "essential") for skill in skills]
    with about(pointer="/profile"):
        return profile_skills(get_profile(call.session, call.body.profile))


def _asked(item: documents.AskedSkill) -> dict[str, str]:
    return {"id": item.skill.id, "label": skill_name(item.skill), "importance": item.importance}


@serve(
    blueprint,
    "/pathway",
    Operation(
        N_("Plan the way from the skills held to what is asked for"),
        TAG,
        results.Pathway,
        body=PathwayBody,
        ranks=True,
        cost=20,
    ),
)
def pathway(call: Call[OwnQuery, PathwayBody]) -> results.Pathway:
    """Plan the best way, and the others beside it."""
    asked, wishes = asked_for(call), _wishes(call.body)
    known_skills(call.session, call.body.held, "/held")
    with about(pointer="/near"):
        found = plan_ways(call.session, call.loaded, asked, wishes=wishes, today=datetime.now(UTC).astimezone().date())
    return results.Pathway(
        way=_way(found.chosen),
        others=[_other(same) for same in found.compared if same.way.programmes != found.chosen.programmes],
        languages=[_language(step) for step in found.languages],
    )


def _wishes(body: PathwayBody) -> Wishes:
    chosen = {name: frozenset(getattr(body, name)) for name in NARROWING if name != "budget" and getattr(body, name)}
    return Wishes(
        objective=body.objective,
        held=frozenset(body.held),
        with_optional=body.with_optional,
        chosen=chosen | ({"budget": frozenset({body.budget})} if body.budget else {}),
        starting=body.starting,
        near=body.near,
        speaks=frozenset(body.speaks),
    )


def _way(way: Way) -> results.Way:
    return results.Way(
        objective=way.wishes.objective,
        steps=[_step(step) for step in way.steps],
        totals=_totals(way.totals),
        missing=_named(way.missing),
        uncovered=_named(way.uncovered),
        unscheduled=_named(way.unscheduled),
        excluded=_named(way.excluded),
        left=_named(way.left),
        proven=way.proven,
    )


def _step(step: PathwayStep) -> results.Step:
    return results.Step(
        programme=named_programme(step.card),
        adds=asked_skills(step.adds),
        starts_on=step.starts,
        km=None if step.km is None else round(step.km, 1),
    )


def _totals(totals: Mapping[str, Total]) -> dict[str, results.Total]:
    return {
        name: results.Total(known=round(total.known, 2), unknown=list(total.unknown)) for name, total in totals.items()
    }


def _named(skills: Iterable[Skill]) -> list[SkillName]:
    return [named_skill(skill) for skill in skills]


def _other(same: SameWay) -> results.OtherWay:
    return results.OtherWay(
        objectives=list(same.objectives), programme_ids=list(same.way.programmes), totals=_totals(same.way.totals)
    )


def _language(step: LanguageStep) -> results.LanguageFirst:
    return results.LanguageFirst(
        language=step.barrier.language,
        level=step.barrier.level,
        steps=step.steps,
        course_ids=[card.programme.id for card in step.courses],
    )
