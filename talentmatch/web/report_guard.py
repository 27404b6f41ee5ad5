"""Tell people from programs at a form that needs no account, without a puzzle and without a third party.

A field that people do not see stays empty, and nobody fills the form in three seconds. A program that knows this gets
past it; the limits of ``talentmatch.accounts.limits`` hold for everybody.
"""

from collections.abc import Mapping
from datetime import datetime

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_

TRAP = "nickname"
OPENED = "opened"
LEAST_SECONDS = 3
MOST_DIGITS = 11


def require_person(form: Mapping[str, str], now: datetime) -> None:
    """Raise InvalidData for a form whose hidden field is filled, or that was sent within three seconds."""
    opened = form.get(OPENED, "")
    known = opened.isascii() and opened.isdigit() and len(opened) <= MOST_DIGITS
    if form.get(TRAP) or not known or now.timestamp() - int(opened) < LEAST_SECONDS:
        raise InvalidData(N_("This was sent faster than people type. Wait a few seconds and send it again."))
