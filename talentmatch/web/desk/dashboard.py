"""The dashboard of the desk: what is there, and what needs work."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint
from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.permissions import may
from talentmatch.catalogue.approvals import list_waiting
from talentmatch.catalogue.desk_pages import DeskFilter, DeskList, count_records
from talentmatch.catalogue.desk_queries import PROGRAMMES
from talentmatch.catalogue.links.queries import list_broken
from talentmatch.catalogue.reports.answering import count_reports
from talentmatch.employers.approving import count_waiting_needs
from talentmatch.exchange.import_runs import count_failed
from talentmatch.needs.requests import count_waiting_requests
from talentmatch.skills.suggestion_queries import count_suggestions
from talentmatch.skills.term_queue import count_terms
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, own_provider
from talentmatch.web.desk.kept_pairs import current_pairs
from talentmatch.web.desk.kind_lists import SHOWN_LISTS
from talentmatch.web.desk.kinds import list_address
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.permissions import current_actor, may_open, permit

blueprint = Blueprint("desk", __name__)


@blueprint.get("/")
@permit("desk.enter")
def dashboard() -> str:
    """Show the counts, each a link to the list that it counts."""
    actor = current_actor()
    only = own_provider(actor)
    of_all = SHOWN_LISTS if may(actor, "catalogue.publish") else {}
    with current_runtime().database.reading() as session:
        shown = counted(session, PROGRAMMES, only=only)
        others = [(found, counted(session, found.listed, mend=True)) for found in of_all.values()]
        waiting = count_work(session, actor)
    return render_desk(
        "admin/dashboard.html",
        to_mend=[item for item in shown if item.filter.mend],
        in_order=[item for item in shown if not item.filter.mend],
        others=others,
        list_address=list_address,
        **waiting,
    )


def count_work(session: Session, actor: Actor) -> dict[str, int]:
    """Return how much waits in each queue of the desk, by its name in the template."""
    return {
        "broken": len(list_broken(session, only=own_provider(actor))),
        "waiting": len(list_waiting(session)),
        "failed": count_failed(session),
        "alike": len(current_pairs().waiting(session)) if may_open("desk_duplicates.duplicates") else 0,
        "suggested": count_suggestions(session),
        "unmet": count_terms(session, now()),
        "requests": count_waiting_requests(session),
        "needs": count_waiting_needs(session),
        "reported": count_reports(session, actor),
    }


@dataclass(frozen=True)
class Counted:
    """A group of records with how many it holds; ``name``: of its filter in the address of the list."""

    name: str
    filter: DeskFilter
    number: int


def counted(session: Session, listed: DeskList[Any], *, only: str | None = None, mend: bool = False) -> list[Counted]:
    """Return the groups of a list with their numbers, of those to mend alone if so asked; one query."""
    counts = count_records(session, listed, only=only, mend=mend)
    return [Counted(name, listed.filters[name], number) for name, number in counts.items()]
