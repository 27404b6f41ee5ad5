"""What is counted of a search: the skills that it names, or the short term that no skill covers."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from talentmatch.i18n import current_language
from talentmatch.matching.places import Area
from talentmatch.matching.unmet import is_unmet
from talentmatch.runtime import Runtime
from talentmatch.skills.searched import note_searched
from talentmatch.skills.terms import note_term, short_term
from talentmatch.web.counting import count_later


@dataclass(frozen=True)
class TypedTerm:
    """A short term that somebody typed; it counts where nothing covers it."""

    term: str
    lang: str
    source: str

    def holds(self, runtime: Runtime) -> bool:
        """Return whether no skill, occupation, place or provider goes by the term."""
        with runtime.database.reading() as session:
            return is_unmet(session, runtime.live.current(session), self.term, self.lang)

    def write(self, session: Session, times: int, now: datetime) -> None:
        """Add so many times."""
        note_term(session, self.term, lang=self.lang, source=self.source, now=now, times=times)


@dataclass(frozen=True)
class SearchedSkills:
    """The skills that a search names, and the region of its place."""

    skill_ids: tuple[str, ...]
    region: str | None

    def holds(self, _runtime: Runtime) -> bool:
        """Count always."""
        return True

    def write(self, session: Session, times: int, now: datetime) -> None:
        """Add so many times."""
        note_searched(session, self.skill_ids, region=self.region, today=now.date(), times=times)


def note_term_later(typed: str, source: str) -> None:
    """Count what was typed, if it is a term that nothing covers."""
    term = short_term(typed)
    if term is not None:
        count_later(TypedTerm(term, current_language(), source))


def note_skills_later(skill_ids: Collection[str], area: Area | None) -> None:
    """Count one search for these skills, in the region of the place that it names."""
    count_later(SearchedSkills(tuple(sorted(skill_ids)), region_of(area)))


def region_of(area: Area | None) -> str | None:
    """Return the region of a place or region that was asked for; None when there is none that we know."""
    if area is None:
        return None
    return area.place.region if area.place else area.region
