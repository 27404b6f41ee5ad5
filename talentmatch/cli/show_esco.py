"""How releases of ESCO and their changes look in a terminal and as JSON."""

from collections.abc import Iterator
from typing import Any

from talentmatch.i18n import N_
from talentmatch.i18n import gettext as _
from talentmatch.skills.esco_changes import CHANGES, Change, Comparison, Concern
from talentmatch.skills.esco_queries import EscoContents

NAMES = {
    "added": N_("concepts added"),
    "removed": N_("concepts removed"),
    "relabelled": N_("labels changed"),
    "retyped": N_("types changed"),
    "restated": N_("statuses changed"),
}
CONCERNS = {
    "removed": N_("its concept is gone"),
    "relabelled": N_("its concept has another label"),
    "retyped": N_("its concept has another type"),
    "restated": N_("its concept has another status"),
}
SHOWN = 10


def contents_lines(contents: EscoContents) -> Iterator[str]:
    """Yield what a release holds."""
    line = _("ESCO %(version)s, in use", version=contents.version) if contents.is_current else ""
    yield line or _("ESCO %(version)s, kept beside", version=contents.version)
    yield "  " + _("imported on %(day)s", day=contents.imported_at.date().isoformat())
    yield "  " + _("concepts: %(counts)s", counts=_counts(contents.concepts))
    yield "  " + _("labels: %(counts)s", counts=_counts(contents.labels))
    yield "  " + _("relations: %(counts)s", counts=_counts(contents.relations))
    yield "  " + _("files: %(names)s", names=", ".join(file.name for file in contents.files))


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts.items()) or "-"


def contents_row(contents: EscoContents) -> dict[str, Any]:
    """Return what a release holds as plain values."""
    files = [file.model_dump(exclude={"release_id"}) for file in contents.files]
    return {**vars(contents), "imported_at": contents.imported_at.isoformat(), "files": files}


def comparison_lines(comparison: Comparison) -> Iterator[str]:
    """Yield what a version changes, each kind of change with its first examples."""
    if comparison.old is not None:
        yield _("What ESCO %(new)s changes against %(old)s", new=comparison.new, old=comparison.old)
        yield "  " + _(
            "compared: %(kinds)s; labels in %(langs)s",
            kinds=", ".join(comparison.kinds) or "-",
            langs=", ".join(comparison.langs) or "-",
        )
        for kind in CHANGES:
            yield from _change_lines(_(NAMES[kind]), comparison.of_kind(kind))
    yield _("Curated skills whose ESCO concept is gone or changed: %(number)s", number=len(comparison.concerns))
    yield from map(_concern_line, comparison.concerns)


def _change_lines(name: str, changes: list[Change]) -> Iterator[str]:
    yield f"  {name:<22} {len(changes):>6}"
    for change in changes[:SHOWN]:
        yield f"    {_change_words(change)}  <{change.uri}>"
    if len(changes) > SHOWN:
        yield "    " + _("and %(number)s more; --format json lists all", number=len(changes) - SHOWN)


def _change_words(change: Change) -> str:
    mark = f"{change.lang}:" if change.lang else ""
    arrow = f"{change.old} -> {change.new}" if change.old or change.new else ""
    return "  ".join(filter(None, (mark, change.label, arrow)))


def _concern_line(concern: Concern) -> str:
    changes = ", ".join(_(CONCERNS[kind]) for kind in concern.changes)
    linked = _(
        "links from programmes: %(programmes)s, from job profiles: %(profiles)s",
        programmes=concern.programmes,
        profiles=concern.profiles,
    )
    return f"  {concern.skill}: {changes}; {linked}  <{concern.uri}>"
