"""The whole audit log, for administrators."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, request, url_for

from talentmatch.accounts.audit import verify_audit
from talentmatch.accounts.audit_queries import AuditRequest, list_entries
from talentmatch.employers.needs import TABLE as NEED
from talentmatch.models import AuditEntry
from talentmatch.models.input_types import SLUG
from talentmatch.web.arguments import page_argument, text_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.audit_words import action_name, field_name, field_names, table_name
from talentmatch.web.desk.kinds import OF_TABLE
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.desk.skill_changes import in_words
from talentmatch.web.formats import local_list

blueprint = Blueprint("desk_audit", __name__)
NAMES = ("actor", "record")
LONGEST_VALUE = 200


@dataclass(frozen=True)
class EntryShown:
    """An entry as the page shows it; ``address``: the history of its record, empty where there is none.

    ``subject``: what the record is, in words.
    """

    entry: AuditEntry
    address: str
    subject: str
    action: str
    changes: tuple[tuple[str, str, str], ...]


class AuditLinks:
    """The addresses of the other pages of the log."""

    def page(self, number: int) -> str:
        """Return the address of a page with the same filters."""
        kept = [(name, value) for name in NAMES if (value := request.args.get(name))]
        return f"?{urlencode([*kept, ('page', number)])}"


@blueprint.get("/audit")
def audit() -> str:
    """Show who changed what, newest first, and whether the log is whole."""
    actor, record = (text_argument(request.args, name) for name in NAMES)
    asked = AuditRequest(actor, record, page_argument(request.args))
    with current_runtime().database.reading() as session:
        page = list_entries(session, asked)
        broken_at = verify_audit(session)
    shown = [shown_entry(entry) for entry in page.entries]
    return render_desk("admin/audit.html", page=page, shown=shown, broken_at=broken_at, links=AuditLinks())


def shown_entry(entry: AuditEntry) -> EntryShown:
    """Return an entry with its changes in words that fit a line."""
    table = entry.table_name
    form = field_names(table)
    changes = tuple(
        (field_name(form, name), shortened(before), shortened(after)) for name, (before, after) in entry.changes.items()
    )
    return EntryShown(entry, history_address(entry), table_name(table), action_name(table, entry.action), changes)


def history_address(entry: AuditEntry) -> str:
    """Return the address of the history of a record or of an account; empty for another kind, or one removed."""
    if entry.table_name == "account" and entry.record_id.isdecimal():
        return url_for("accounts.account", account_id=int(entry.record_id))
    if entry.table_name not in (*OF_TABLE, NEED) or entry.action == "purge" or not SLUG.match(entry.record_id):
        return ""
    if entry.table_name == NEED:
        return url_for("company_history.history", need_id=entry.record_id)
    return url_for("desk_history.history", kind=OF_TABLE[entry.table_name].slug, record_id=entry.record_id)


def shortened(value: object) -> str:
    """Return a value as text, cut where it is long; empty for none."""
    if isinstance(value, dict):
        text = in_words(value).replace("\n", ", ")
    else:
        text = local_list(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + "…"
