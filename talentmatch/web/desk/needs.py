"""The queue of skill needs that came in by a link."""

from collections.abc import Sequence

from flask import Blueprint, redirect, url_for
from sqlmodel import Session, select
from werkzeug.wrappers import Response

from talentmatch.accounts.mail import Mail
from talentmatch.employers.approving import approve_need, decline_need, list_waiting_needs
from talentmatch.employers.letters import need_approved, need_declined
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.models import Company, SkillNeed
from talentmatch.models.editing import PUBLISHED
from talentmatch.web.account.background import notify
from talentmatch.web.company import words
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, own_form
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("desk_needs", __name__)


@blueprint.get("/needs")
@permit("needs.approve")
def queue() -> str:
    """Show the needs that wait, the oldest first."""
    with current_runtime().database.reading() as session:
        waiting = list_waiting_needs(session)
        companies = list_known_companies(session)
    return render_desk("admin/needs.html", waiting=waiting, companies=companies, words=words)


def list_known_companies(session: Session) -> Sequence[Company]:
    """Return the companies of the catalogue by name, without those that only a link named."""
    statement = select(Company).where(Company.state == PUBLISHED)
    return session.exec(statement.order_by(Company.name, Company.id)).all()


@blueprint.post("/needs")
@permit("needs.approve")
def decide() -> Response:
    """Approve or decline a need, and mail what came of it to whoever sent it."""
    form, actor, at = own_form(), current_actor(), now()
    need_id, decision, reason = form.get("need", ""), form.get("decision", ""), form.get("reason", "").strip()
    if decision not in ("approve", "decline"):
        raise InvalidData(N_("Choose what to do with the need."))
    with current_runtime().database.writing() as session:
        if decision == "approve":
            sender = approve_need(session, actor, need_id, company_id=form.get("company", ""), now=at)
        else:
            sender = decline_need(session, actor, need_id, reason=reason, now=at)
        title = session.get_one(SkillNeed, need_id).title
    if sender is not None:
        notify(sender, lambda to: letter(decision, to.email, title, reason))
    return redirect(url_for("desk_needs.queue", done="changed"), 303)


def letter(decision: str, email: str, title: str, reason: str) -> Mail:
    """Return the mail that says what was decided."""
    return need_approved(email, title) if decision == "approve" else need_declined(email, title, reason)
