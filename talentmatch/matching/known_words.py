"""Tell which words the catalogue knows: a capital that it explains is no person's name."""

from collections.abc import Callable

from talentmatch.engine.text import fold
from talentmatch.engine.vector import Space
from talentmatch.matching.places import PlaceFinder

FIELD_LANGUAGE = "en"  # the sector mixes English into every language


def words_known_to(space: Space, places: PlaceFinder, lang: str) -> Callable[[str], bool]:
    """Return a function that tells whether a programme in this language or in English has a word, in any inflection."""
    vocabulary = space.vocabulary
    fields = [field for field in space.settings.fields if field.per_language and field.part == "body"]
    analyses = [(field, field.terms) for field in fields if field.terms]
    named = {fold(part) for name in places.names() for part in (name, *name.split())}

    def has(word: str) -> bool:
        return any(
            term in vocabulary.columns(field, spoken)
            for field, terms in analyses
            for spoken in (lang, FIELD_LANGUAGE)
            for term in terms(word, spoken)
        )

    def known(word: str) -> bool:
        parts = word.lower().replace("’", "-").replace("'", "-").split("-")
        return fold(word) in named or all(has(part) for part in parts if part)

    return known
