"""What is counted of a search: the skills that it names, or the short term that no skill covers."""

from collections.abc import Collection
from datetime import UTC, datetime

from talentmatch.i18n import current_language
from talentmatch.matching.places import Area
from talentmatch.matching.unmet import is_unmet
from talentmatch.runtime import Runtime
from talentmatch.skills.searched import note_searched
from talentmatch.skills.terms import note_term, short_term
from talentmatch.web.context import current_runtime
from talentmatch.web.counting import count_later


def note_term_later(typed: str, source: str) -> None:
    """Count what was typed, if it is a term that nothing covers; at most one write."""
    term, lang, runtime = short_term(typed), current_language(), current_runtime()
    if term is not None:
        count_later(lambda: _note_term(runtime, term, lang=lang, source=source))


def _note_term(runtime: Runtime, term: str, *, lang: str, source: str) -> None:
    with runtime.database.reading() as session:
        unmet = is_unmet(session, runtime.live.current(session), term, lang)
    if unmet:
        with runtime.database.writing() as session:
            note_term(session, term, lang=lang, source=source, now=datetime.now(UTC))


def note_skills_later(skill_ids: Collection[str], area: Area | None) -> None:
    """Count one search for these skills, in the region of the place that it names."""
    runtime, region = current_runtime(), region_of(area)

    def note() -> None:
        with runtime.database.writing() as session:
            note_searched(session, skill_ids, region=region, today=datetime.now(UTC).date())

    count_later(note)


def region_of(area: Area | None) -> str | None:
    """Return the region of a place or region that was asked for; None when there is none that we know."""
    if area is None:
        return None
    return area.place.region if area.place else area.region
