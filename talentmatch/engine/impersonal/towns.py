"""Take towns out of a text about a person; the place of a course that is sought and that of an institution stay."""

import re

from talentmatch.engine.impersonal.words import END_OF_WORD, Span, cut, folded, lowered, word_list

LONG_TEXT = 12  # words; a shorter text is a search, and a town in it is what is sought
TOWN = re.compile(r"(?:\b(?:L[ae]|De) (?=[A-Z]))?([^\W\d_]{2,30}(?:-[^\W\d_]{1,20}){0,4})")
NEAR = 60
_PLACED = r"(?:in|te|à|a|au|near|bij|rond|around|autour de|de|d['’]|of|at|um|für|for|from|regio|région de|area of)"
KEPT_BEFORE = re.compile(
    r"\b(?:opleiding|cursus|les|training|vorming|formation|cours|stage|course|class|kurs|ausbildung|weiterbildung)"
    rf"(?:en|sen|s|es|e)?\s(?:[\w-]{{1,20}}\s){{0,4}}?{_PLACED}\s?\Z"
    r"|\b(?:universit\w{1,5}|hogeschool|uz|chu|az|haute école|hôpital|ziekenhuis|hospital|campus|university)"
    r"\s(?:(?:de|d['’]|van|of|te|at)\s?)?\Z"
)
KEPT_AFTER = re.compile(rf"\s(?:university|hospital|campus|biopark|universit\w{{1,5}}){END_OF_WORD}")


def without_towns(text: str) -> str:
    """Take out the towns of the list where they are written with a capital."""
    lower = lowered(text)
    if len(lower.split(None, LONG_TEXT)) <= LONG_TEXT:
        return text
    spans = [match.span() for match in TOWN.finditer(text) if folded(match[1]) in word_list("towns")]
    return cut(text, [span for span in spans if text[span[0]].isupper() and not _sought(lower, span)])


def _sought(lower: str, town: Span) -> bool:
    before = lower[max(0, town[0] - NEAR) : town[0]]
    return bool(KEPT_BEFORE.search(before) or KEPT_AFTER.match(lower, town[1]))
