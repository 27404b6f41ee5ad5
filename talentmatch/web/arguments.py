"""Read the query string: every value is checked before anything is looked up with it."""

import unicodedata
from collections.abc import Collection, Mapping

from werkzeug.datastructures import MultiDict

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.models.columns import SLUG_LENGTH

MOST_PAGE_DIGITS = 4
MOST_VALUES = 100
LONGEST_WORDS = 200
UNREADABLE = "\N{REPLACEMENT CHARACTER}"


def text_argument(arguments: MultiDict[str, str], name: str) -> str:
    """Return a text of one line; raise InvalidData when it holds what nobody can type."""
    value = unicodedata.normalize("NFC", arguments.get(name, "").strip())
    if not is_readable(value):
        raise InvalidData(N_("The search text holds characters that cannot be read. Type it again."))
    return value


def words_argument(arguments: MultiDict[str, str], name: str) -> str:
    """Return the words of a short search; the rest of a long one counts for nothing."""
    return text_argument(arguments, name)[:LONGEST_WORDS]


def is_readable(value: str) -> bool:
    """Return whether a text holds no control characters, halves of characters or marks of a broken encoding."""
    return not any(char == UNREADABLE or unicodedata.category(char) in ("Cc", "Cs") for char in value)


def page_argument(arguments: MultiDict[str, str]) -> int:
    """Return the number of the page, 1 without one; raise InvalidData for anything but a plain number."""
    value = arguments.get("page", "1")
    if not (value.isascii() and value.isdigit()) or len(value) > MOST_PAGE_DIGITS or int(value) < 1:
        raise InvalidData(N_("The page must be a number, counted from 1."))
    return int(value)


def chosen_values(arguments: MultiDict[str, str], names: Collection[str]) -> dict[str, frozenset[str]]:
    """Return the ticked values of each filter, without empty ones."""
    chosen: dict[str, frozenset[str]] = {}
    for name in names:
        values = frozenset(value for value in arguments.getlist(name) if value)
        if len(values) > MOST_VALUES:
            raise InvalidData(N_("There are too many filters at once. Remove some."))
        if not all(is_readable(value) and len(value) <= SLUG_LENGTH for value in values):
            raise InvalidData(N_("A filter in the address cannot be read. Choose the filters on the page."))
        if values:
            chosen[name] = values
    return chosen


def known_values(arguments: MultiDict[str, str], known: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    """Return the ticked values of each filter; raise InvalidData for one that is not known."""
    chosen = chosen_values(arguments, known)
    for name, values in chosen.items():
        for value in sorted(values - set(known[name])):
            message = N_("The filter %(facet)s does not know the value %(value)s.")
            raise InvalidData(message, facet=name, value=value)
    return chosen
