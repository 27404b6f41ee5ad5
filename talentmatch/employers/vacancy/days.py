"""Read the day on which a vacancy wants somebody: the start, or else the last day to apply."""

import re
from collections.abc import Iterator
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari janvier january jan", "februari février fevrier february feb", "maart mars march mrt",
            "april avril apr", "mei mai may", "juni juin june jun", "juli juillet july jul",
            "augustus août aout august aug", "september septembre sept sep", "oktober octobre october okt oct",
            "november novembre nov", "december décembre decembre dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = (
    rf"(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th|e)?\s+(?:of\s+)?(?P<month>{_MONTH})\.?(?:,?\s+(?P<year>20\d\d))?"
    rf"|(?P<first>{_MONTH})\s+(?P<second>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<third>20\d\d))?(?!\d)"
    r"|(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>20\d\d)|(?P<iso>20\d\d-\d\d-\d\d))"
)
_NEAR = r"[^\n.!?]{0,25}?\b"
START = (
    r"start(?:datum|date)?|starten|starting|begin(?:datum)?|indiensttreding|in dienst|vanaf|à partir du|dès le"
    r"|entrée en (?:fonction|service)|date de début|début|from"
)
APPLY = (
    r"solliciteren|solliciteer|kandidaturen?|kandideren|postul(?:er|ez)|candidatures?|apply|applications?|deadline"
    r"|date limite|uiterlijk|au plus tard|closing date"
)
WANTED = tuple(re.compile(rf"(?<!\w)(?:{cue})(?!\w){_NEAR}{_DAY}", re.IGNORECASE) for cue in (START, APPLY))


def read_needed_by(text: str, today: date) -> date | None:
    """Return the day of the start that a text gives, or else the last one to apply; only one that is still to come.

    A day without a year is the next one of that name.
    """
    for said in WANTED:
        for found in said.finditer(text):
            for day in _days(found, today):
                return day
    return None


def _days(found: re.Match[str], today: date) -> Iterator[date]:
    parts = found.groupdict()
    if parts["iso"]:
        year, month, day = (int(part) for part in parts["iso"].split("-"))
    else:
        day = int(parts["day"] or parts["second"] or parts["d"])
        name = parts["month"] or parts["first"]
        month = MONTHS[name.casefold()] if name else int(parts["m"])
        year = int(parts["year"] or parts["third"] or parts["y"] or 0)
    for candidate in [year] if year else [today.year, today.year + 1]:
        try:
            told = date(candidate, month, day)
        except ValueError:  # such as 31 April: the text is wrong, and no day is better than another one
            continue
        if told >= today:
            yield told
            return
