"""Plans and imports as lines of text."""

from collections.abc import Iterator

from talentmatch.exchange.names import COUNT_NAMES, STATE_NAMES
from talentmatch.exchange.packed import Change
from talentmatch.exchange.plan import ImportPlan
from talentmatch.i18n import gettext as _
from talentmatch.models import ImportRun

RUN = (
    "id", "table_name", "file_name", "state", "actor", "planned_at", "started_at", "finished_at",
    "created", "changed", "unchanged", "missing", "faulty",
)  # fmt: skip
MOST_SHOWN = 20
LONGEST_SHOWN = 60


def plan_lines(plan: ImportPlan) -> Iterator[str]:
    """Yield what a plan would do: the counts, the first changes field by field, and what is missing."""
    for kind, number in plan.counts().items():
        yield f"  {_(COUNT_NAMES[kind]):<12} {number:>7}"
    for change in plan.changed[:MOST_SHOWN]:
        yield from _change_lines(change)
    if len(plan.changed) > MOST_SHOWN:
        yield "  " + _("… and %(number)s more changed records", number=len(plan.changed) - MOST_SHOWN)
    for missing in plan.missing:
        values = {"owner": missing.owner, "number": len(missing.ids), "stored": missing.stored}
        yield "  " + _("%(owner)s: %(number)s of %(stored)s records are not in the file; they are left alone", **values)
    for row in plan.merged:
        values = {"line": row.line, "id": row.id, "into": row.into}
        yield "  " + _("line %(line)s: %(id)s was merged into %(into)s; the row changes nothing", **values)


def _change_lines(change: Change) -> Iterator[str]:
    for field, (before, after) in change.fields.items():
        yield f"  {change.id}, {field}: {_short(before)} -> {_short(after)}"


def _short(value: object) -> str:
    text = " | ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return repr(text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…")


def run_line(run: ImportRun) -> str:
    """Return one line about an import."""
    counts = ", ".join(f"{_(COUNT_NAMES[kind])} {getattr(run, kind)}" for kind in ("created", "changed", "faulty"))
    when = run.finished_at or run.planned_at
    state = _(STATE_NAMES[run.state])
    return f"{run.id:>5}  {when:%Y-%m-%d %H:%M} UTC  {state:<10} {run.table_name:<18} {run.file_name}  {counts}"
