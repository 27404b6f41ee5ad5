"""Take out of a text what identifies a person, so that it cannot reach the ranking.

Names, gender, age, birth, nationality, address and how to reach somebody go; skills, tools, employers and languages
stay.
"""

import re
import unicodedata

from talentmatch.engine.impersonal.addresses import without_addresses
from talentmatch.engine.impersonal.contacts import local_parts, without_contacts, without_dates
from talentmatch.engine.impersonal.gender import without_gender
from talentmatch.engine.impersonal.labels import labelled_names, without_labelled
from talentmatch.engine.impersonal.names import Known, without_names
from talentmatch.engine.impersonal.origin import without_origin
from talentmatch.engine.impersonal.towns import without_towns
from talentmatch.engine.inclusive import neutral
from talentmatch.engine.text import INVISIBLE, MAX_CHARS

__all__ = ["impersonal"]

EMPTY_BRACKETS = re.compile(r"\(\s{0,9}[,;./|-]?\s{0,9}\)|\[\s{0,9}\]|<\s{0,9}>")
LOOSE = re.compile(r"[ \t](?=[.,;:!?)])|(?<=\()[ \t]")
AGAIN = re.compile(r"([,;:.|·•])(?:[ \t]?[,;:.|·•])+")
CONTROLS = dict.fromkeys((0, 1), " ")  # these mark places while the text is worked on
BLANKS = re.compile(r"[^\S\n\t]+")
TABS = re.compile(r" ?\t[ \t]*")
SPACES = re.compile(r"[ \t]{2,}")
LINES = re.compile(r"\s*\n\s*")


def unknown(_word: str) -> bool:
    """Tell that no vocabulary has a word, where there is no vocabulary."""
    return False


def impersonal(text: str, lang: str, known: Known = unknown) -> str:
    """Return the text without what identifies a person, trades in their base form.

    known: tells whether a vocabulary has a word; a capital that it does not explain is taken for a name.
    """
    text = unicodedata.normalize("NFKC", INVISIBLE.sub("", text[:MAX_CHARS])).translate(CONTROLS)
    text = LINES.sub("\n", TABS.sub("\t", BLANKS.sub(" ", text)))
    clues = [*local_parts(text), *labelled_names(text)]
    text = without_contacts(without_origin(without_labelled(text)))
    text = without_towns(without_addresses(text))
    text = without_dates(text)
    text = without_names(text, lang, known=known, clues=clues)
    text = without_gender(text, lang)
    return tidy(neutral(text, lang))


def tidy(text: str) -> str:
    """Close the gaps that were left: empty brackets, bars and commas that separate nothing, lines without a word."""
    text = SPACES.sub(" ", EMPTY_BRACKETS.sub(" ", SPACES.sub(" ", text)))
    text = AGAIN.sub(r"\1", LOOSE.sub("", text))
    lines = (line.lstrip(" \t,;:|·•–/-").rstrip(" \t,;|·•–/-") for line in text.split("\n"))
    return "\n".join(line for line in lines if any(map(str.isalnum, line)))
