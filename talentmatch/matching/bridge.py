"""ESCO as the bridge between languages: a title that names an occupation brings in what that is called elsewhere.

The names are added to the question, never to the programmes, and only where the whole title names one occupation.
Without a release of ESCO there are no occupations, and every question stays as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from talentmatch.engine import LANGUAGES, Passage, Query
from talentmatch.skills.occupations import OccupationNames, Occupations, load_occupations

LITTLE = 20  # words of a text beside the title


@dataclass(frozen=True)
class OccupationBridge:
    """Add the names of an occupation to a query whose title names it; immutable, shared between threads."""

    occupations: Occupations

    def occupation(self, queries: Sequence[Query]) -> str | None:
        """Return the URI of the occupation that the titles name; None where they disagree.

        Alternative names are loose: docker is one in French. They are believed in the first reading only, where the
        language was stated, and only of a question that says little else.
        """
        readings = enumerate(queries) if self.occupations.names else ()
        versions = [
            (version, place > 0 or _says_more(version)) for place, query in readings for version in query.versions()
        ]
        found = {self.occupations.find(v.title, str(v.lang), preferred=strictly) for v, strictly in versions} - {None}
        return found.pop() if len(found) == 1 else None

    def widen(self, query: Query) -> Query:
        """Return a query with the other names of its occupation, in its own languages and in all others."""
        return self.widen_each([query])[0]

    def widen_each(self, queries: Sequence[Query]) -> list[Query]:
        """Return several readings of one question, widened where they name an occupation, and name the same."""
        uri = self.occupation(queries)
        if uri is None:
            return [*queries]
        names = self.occupations.names[uri]
        return [_widened(query, names) if self.occupation([query]) == uri else query for query in queries]

    def widen_as(self, query: Query, uri: str) -> Query:
        """Return a query with the other names of the occupation that somebody named by its URI; as it is without one.

        An occupation that the release in use does not know adds nothing.
        """
        names = self.occupations.names.get(uri)
        return _widened(query, names) if names else query

    def titles(self, uri: str) -> dict[str, str]:
        """Return the preferred name of an occupation by language; empty for one that is not known."""
        return {lang: named.preferred for lang, named in self.occupations.names.get(uri, {}).items()}

    def names(self, queries: Sequence[Query], lang: str) -> OccupationNames | None:
        """Return the names of the occupation in a language, else in another; None where no occupation is named."""
        uri = self.occupation(queries)
        known = self.occupations.names[uri] if uri is not None else {}
        return next((known[code] for code in (lang, *LANGUAGES) if code in known), None)


def build_bridge(session: Session) -> OccupationBridge:
    """Return the bridge of the ESCO release in use."""
    return OccupationBridge(load_occupations(session))


def _says_more(version: Passage) -> bool:
    return len(version.text.split()) > LITTLE


def _widened(query: Query, names: Mapping[str, OccupationNames]) -> Query:
    own, *others = [_with_names(version, names.get(str(version.lang))) for version in query.versions()]
    written = {own.lang, *(other.lang for other in others)}
    added = [_passage(names[lang]) for lang in LANGUAGES if lang in names and lang not in written]
    return replace(query, title=own.title, text=own.text, lang=own.lang, alternates=(*others, *added))


def _with_names(version: Passage, names: OccupationNames | None) -> Passage:
    """Return a version of a query with the alternative names that its text does not have."""
    missing = [name for name in names.alternatives if name not in version.body] if names else []
    return replace(version, text="; ".join(filter(None, (version.text, *missing))))


def _passage(names: OccupationNames) -> Passage:
    return Passage(names.lang, names.preferred, "; ".join(filter(None, (*names.alternatives, names.description))))
