"""How the words of a search are read: a town at their end, a mistyped word, an abbreviation."""

from collections.abc import Sequence

from talentmatch.engine import Query
from talentmatch.engine.text import WORD, words
from talentmatch.i18n import LANGUAGES
from talentmatch.matching.documents import text_query
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.search.named import named_providers
from talentmatch.matching.search.placed import Placed, placed
from talentmatch.matching.search.request import SearchRequest
from talentmatch.matching.service import UnderstoodSkill
from talentmatch.models import Provider

ABBREVIATION = 5  # letters at most


def town_among_the_words(loaded: Loaded, request: SearchRequest, providers: Sequence[Provider]) -> Placed | None:
    """Return the words and the town at their end; None where a place was asked, or a provider has that name."""
    if request.exact or request.where.strip() or named_providers(providers, request.what):
        return None
    return placed(request.what, loaded.places)


def mended(loaded: Loaded, what: str, lang: str) -> str:
    """Return a text without its typing errors; empty when it has none, or as a whole names an occupation.

    What names a skill is right as it is, whether or not the catalogue has the word.
    """
    if loaded.bridge.occupation(text_queries(what, (), lang)) is not None:
        return ""
    named = [found.words for found in loaded.linker.find(what, lang) if found.method != "typo"]
    return loaded.spelling.mended(what, {word for phrase in named for word in words(phrase)})


def text_queries(what: str, understood: Sequence[UnderstoodSkill], lang: str) -> list[Query]:
    """Return a search text as queries, in the reader's language first; none when it holds no word.

    An abbreviation of a skill is spelled out: its few letters agree with chance more than with the subject.
    """
    languages = dict.fromkeys((lang, *LANGUAGES)) if words(what) else ()
    skills = [item.skill for item in understood]
    return [text_query(_spelled_out(what, understood, code), code, skills) for code in languages]


def _spelled_out(what: str, understood: Sequence[UnderstoodSkill], lang: str) -> str:
    short = {word.casefold(): item.skill for item in understood for word in item.words if len(word) <= ABBREVIATION}
    return WORD.sub(
        lambda found: getattr(short.get(found.group().casefold()), f"label_{lang}", "") or found.group(), what
    )
