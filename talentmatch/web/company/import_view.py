"""The plan of a file of needs as its page shows it: needs go by their titles, which people know."""

from collections.abc import Mapping
from dataclasses import replace

from sqlmodel import Session, select

from talentmatch.exchange.plan import ImportPlan
from talentmatch.models import SkillNeed
from talentmatch.web.files.plan_view import MOST_CHANGED, PlanView, plan_view


def needs_view(plan: ImportPlan, titles: Mapping[str, str]) -> PlanView:
    """Return what to show of a plan; ``titles``: those of the company's needs by identifier."""
    view = plan_view(plan)
    rows = dict(zip((line.line for line in view.faulty), plan.faulty, strict=False))
    faulty = (replace(line, id=str(rows[line.line].cells.get("title", ""))) for line in view.faulty)
    return replace(
        view,
        counts={kind: number for kind, number in view.counts.items() if kind != "missing"},  # none ever is
        created=tuple(change.fields["title"][1] for change in plan.created[:MOST_CHANGED]),
        changed=tuple(replace(field, id=titles.get(field.id, field.id)) for field in view.changed),
        faulty=tuple(faulty),
    )


def titles_of(session: Session, company_id: str) -> dict[str, str]:
    """Return the titles of a company's needs by identifier; one query."""
    owned = select(SkillNeed.id, SkillNeed.title).where(SkillNeed.company_id == company_id)
    return dict(session.exec(owned).all())
