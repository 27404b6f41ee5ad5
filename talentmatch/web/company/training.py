"""What a company's team lacks for its needs, and the smallest training plan; as a page, on paper and as a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, request
from sqlmodel import Session

from talentmatch.employers.team import CompanyNeed, Role, chosen_needs, load_open_needs, load_team
from talentmatch.engine.team import TrainingPlan
from talentmatch.i18n import gettext as _
from talentmatch.i18n import ngettext
from talentmatch.matching.training import TeamPlan, plan_training
from talentmatch.web.company.pages import asked_company, company_page
from talentmatch.web.company.sent import send_rows
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now
from talentmatch.web.formats import local_euros, local_number, local_percent
from talentmatch.web.permissions import current_actor, permit
from talentmatch.web.shown import programme_title, skill_name

blueprint = Blueprint("company_training", __name__)
COLUMNS = ("kind", "id", "title", "provider", "skills", "people_needed", "people_in_team", "people", "hours_each",
           "cost_each_eur")  # fmt: skip


@dataclass(frozen=True)
class AskedPlan:
    """A plan with what it rests on; needs: those that may be chosen, chosen: those that it is for."""

    team: tuple[Role, ...]
    needs: tuple[CompanyNeed, ...]
    chosen: tuple[CompanyNeed, ...]
    plan: TeamPlan


@blueprint.get("/company/team/plan")
@permit("needs.edit")
def plan() -> Response:
    """Show the gap and the plan for the needs that were chosen, else for the published ones."""
    with current_runtime().database.reading() as session:
        company = asked_company(session)
        asked = load_asked(session)
    return company_page(
        "company/plan.html",
        company=company,
        named=request.args.get("company"),
        asked=asked,
        plan=asked.plan,
        chosen=[need.row.id for need in asked.chosen],
        titles={item.card.programme.id: programme_title(item.card).main for item in asked.plan.bookings},
        totals=total_texts(asked.plan.sums),
        proof=proof_text(asked.plan),
    )


@blueprint.get("/company/team/plan.<form>")
@permit("needs.edit")
def export(form: str) -> Response:
    """Send the plan and the gap as a file."""
    with current_runtime().database.reading() as session:
        found = load_asked(session).plan
    return send_rows("talentmatch-training-plan", COLUMNS, list(rows_of(found)), form)


def load_asked(session: Session) -> AskedPlan:
    """Return the plan that the address asks for."""
    actor, company = current_actor(), asked_company(session)
    team, needs = load_team(session, actor, company.id), load_open_needs(session, actor, company.id)
    chosen = chosen_needs(needs, request.args.getlist("need"))
    return AskedPlan(team, needs, chosen, plan_training(session, team, chosen, today=now().date()))


def total_texts(sums: TrainingPlan) -> dict[str, str]:
    """Return the hours and the cost of all seats, never passing off what is not known as nothing."""
    hours, euros = local_number(sums.hours), local_euros(sums.euros) if sums.euros else _("free")
    courses = len(sums.booked)
    return {
        _("Hours of all people together"): _total(hours, len(sums.unknown_hours), courses),
        _("Cost"): _total(euros, len(sums.unknown_euros), courses),
    }


def _total(known: str, unknown: int, courses: int) -> str:
    if unknown == courses:
        return _("not known")
    if not unknown:
        return known
    return ngettext(
        "%(known)s, and %(num)s programme for which it is not known",
        "%(known)s, and %(num)s programmes for which it is not known",
        unknown,
        known=known,
    )


def proof_text(found: TeamPlan) -> str:
    """Return whether the plan is proven the smallest; empty without one."""
    if not found.bookings:
        return ""
    if found.sums.proven:
        return _("Proven: no other choice of programmes does better.")
    share = local_percent(round(found.sums.gap, 2))
    return _("Not proven in the time there is: a better way may exist, by at most %(share)s.", share=share)


def rows_of(found: TeamPlan) -> Iterator[Sequence[Any]]:
    """Yield the rows of the file: what to book, then the gap skill by skill."""
    for item in found.bookings:
        row, skills = item.card.programme, [skill_name(skill) for skill in item.teaches]
        title = programme_title(item.card).main.text
        yield "seats", row.id, title, item.card.provider.name, skills, None, None, item.people, row.hours, row.cost_eur
    for line in found.lines:
        kind = "gap" if line.taught or not line.gap.missing else "untaught"
        numbers = (line.gap.needed, line.gap.held, line.gap.missing)
        yield kind, line.skill.id, skill_name(line.skill), "", [], *numbers, None, None
