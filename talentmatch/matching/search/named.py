"""Providers that are asked for by their name, their former name or an alias."""

from collections.abc import Sequence, Set
from functools import lru_cache

from talentmatch.engine import Filters
from talentmatch.engine.segmented import Marks
from talentmatch.engine.text import fold, words
from talentmatch.matching.live_index import Loaded
from talentmatch.models import Provider


def named_providers(providers: Sequence[Provider], what: str) -> tuple[Provider, ...]:
    """Return the providers of whose name, former name or alias every word of the search is a part."""
    asked = [fold(word) for word in words(what)]
    if not asked:
        return ()
    return tuple(one for one in providers if any(_names(name, asked) for name in provider_names(one)))


def called(providers: Sequence[Provider], what: str) -> set[str]:
    """Return the providers that have exactly this name, former name or alias, or one that begins with these words."""
    asked = tuple(fold(word) for word in words(what))
    found = ((one.id, [_folded(name) for name in provider_names(one)]) for one in providers)
    return {id for id, names in found if any(name == asked or _begins(name, asked) for name in names)}


@lru_cache(maxsize=16_384)
def _folded(name: str) -> tuple[str, ...]:
    """Return the words of a name; every search looks at the names of all providers."""
    return tuple(fold(word) for word in words(name))


def _begins(name: tuple[str, ...], asked: tuple[str, ...]) -> bool:
    """Return whether a name begins with what was asked; one word alone may be a subject, such as pharma."""
    return len(asked) > 1 and name[: len(asked)] == asked


def programmes_of(loaded: Loaded, provider_ids: Set[str]) -> Marks:
    """Mark the programmes of the providers that were asked for by name: they come first, whatever else they share."""
    return loaded.index.marks(Filters({"provider": provider_ids}, keep_unknown=False))


def provider_names(provider: Provider) -> tuple[str, ...]:
    """Return all names of a provider, the present one first."""
    return (provider.name, *provider.former_names, *provider.aliases)


def _names(name: str, asked: Sequence[str]) -> bool:
    return all(word in _folded(name) for word in asked)
