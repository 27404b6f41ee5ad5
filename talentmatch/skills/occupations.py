"""The occupations of ESCO by their names: which one does a job title name?

Reading a title wrongly is worse than not reading it, so two occupations of one name are none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import sqlalchemy
from sqlmodel import Session, col

from talentmatch.engine.languages import LANGUAGES
from talentmatch.models import EscoConcept, EscoLabel, EscoRelease
from talentmatch.models.esco import LINE
from talentmatch.skills.titles import TitleFinder


class OccupationNames(NamedTuple):
    """The names of an occupation in one language, and its description, "" where there is none."""

    uri: str
    lang: str
    preferred: str
    alternatives: tuple[str, ...]
    description: str = ""


@dataclass(frozen=True)
class Occupations:
    """Hold occupations by URI and language; what finds them in a language is made when that is first asked."""

    names: Mapping[str, Mapping[str, OccupationNames]]

    def find(self, title: str, lang: str, *, preferred: bool = False) -> str | None:
        """Return the URI of the one occupation that a title names in a language; None for none or several.

        preferred: by its preferred name, not by an alternative.
        """
        if lang not in self._finders:
            self._finders[lang] = self._finder(lang)
        return self._finders[lang].find(title, preferred=preferred)

    def _finder(self, lang: str) -> TitleFinder:
        spoken = [by_language[lang] for by_language in self.names.values() if lang in by_language]
        return TitleFinder(
            lang,
            preferred=[(named.preferred, named.uri) for named in spoken],
            others=[(label, named.uri) for named in spoken for label in named.alternatives],
        )

    @cached_property
    def _finders(self) -> dict[str, TitleFinder]:
        return {}


def gather_occupations(names: Iterable[OccupationNames]) -> Occupations:
    """Gather the names of occupations in the languages that the engine reads."""
    found: dict[str, dict[str, OccupationNames]] = {}
    for named in names:
        if named.lang in LANGUAGES:
            found.setdefault(named.uri, {})[named.lang] = named
    return Occupations(found)


def load_occupations(session: Session) -> Occupations:
    """Return the occupations of the ESCO release in use, none without one; one query."""
    columns = (EscoConcept.uri, EscoLabel.lang, EscoLabel.preferred, EscoLabel.alternatives, EscoLabel.description)
    statement = (
        sqlalchemy.select(*map(col, columns))
        .join(EscoRelease, col(EscoRelease.id) == EscoConcept.release_id)
        .join(EscoLabel, col(EscoLabel.concept_id) == EscoConcept.id)
        .where(col(EscoRelease.is_current), col(EscoConcept.kind) == "occupation", col(EscoLabel.lang).in_(LANGUAGES))
        .order_by(col(EscoConcept.id), col(EscoLabel.lang))
    )
    return gather_occupations(
        OccupationNames(uri, lang, preferred, tuple(filter(None, alternatives.split(LINE))), description)
        for uri, lang, preferred, alternatives, description in session.execute(statement)
    )
