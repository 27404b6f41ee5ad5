"""Publish, archive and confirm records."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from talentmatch.accounts.actor import Actor
from talentmatch.catalogue.duplicates.merged import require_unmerged
from talentmatch.catalogue.editing import apply_values
from talentmatch.catalogue.records import Kind, get_record
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.models.columns import Editable

TARGETS: Mapping[str, str] = {"publish": "published", "archive": "archived", "unarchive": "draft"}


def change_state(session: Session, actor: Actor, kind: Kind, record_id: str, *, action: str, now: datetime) -> bool:
    """Publish, archive or unarchive (as a draft) a record; return whether that changed it.

    Raises Conflict for a merged record that is to come back while the other holds what was its own.
    """
    row = get_record(session, actor, kind, record_id, permission="catalogue.publish")
    if row.state == TARGETS[action]:
        return False
    if action != "archive":
        require_unmerged(session, kind.name, record_id)
    apply_values(session, actor, row, action=action, values={"state": TARGETS[action]}, now=now)
    return True


def confirm_record(session: Session, actor: Actor, kind: Kind, record_id: str, *, now: datetime) -> bool:
    """Note that a programme, provider or job profile was found right today; return whether that was not yet known."""
    row = get_record(session, actor, kind, record_id)
    if not isinstance(row, Editable):
        raise InvalidData(N_("Records of this kind are not confirmed one by one."))
    if row.confirmed_on == now.date():
        return False
    apply_values(session, actor, row, action="confirm", values={"confirmed_on": now.date()}, now=now)
    return True
