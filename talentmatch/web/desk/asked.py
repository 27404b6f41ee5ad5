"""What desk views read from a request: the clock, forms of our own pages, numbers and ticked records."""

from datetime import UTC, datetime

from flask import request
from werkzeug.datastructures import MultiDict

from talentmatch.accounts.actor import Actor
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.models.input_types import SLUG
from talentmatch.web.desk.words import DONE
from talentmatch.web.origin import require_own_form

MOST_DIGITS = 9


def now() -> datetime:
    """Return the time of this request."""
    return datetime.now(UTC)


def own_form() -> MultiDict[str, str]:
    """Return the form that was sent; raise Forbidden for one of another site."""
    require_own_form(request)
    return request.form


def number_in(form: MultiDict[str, str], name: str) -> int:
    """Return a whole number that a form carries; raise InvalidData for anything else."""
    text = form.get(name, "").strip()
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > MOST_DIGITS:
        raise InvalidData(N_("The form lacks a number. Open it again and fill it in."))
    return int(text)


def ticked(form: MultiDict[str, str]) -> list[str]:
    """Return the identifiers that were ticked; raise InvalidData when there is none or one that cannot be."""
    found = list(dict.fromkeys(form.getlist("id")))
    if not found or not all(SLUG.match(name) for name in found):
        raise InvalidData(N_("Nothing was ticked. Tick the records first."))
    return found


def own_provider(actor: Actor) -> str | None:
    """Return the provider to which an actor's desk is limited; None for the whole catalogue."""
    return actor.provider_id if actor.role == "provider_editor" else None


def notice() -> str:
    """Return the msgid of what was just done, as the address says; empty for nothing."""
    return DONE.get(request.args.get("done", ""), "")
