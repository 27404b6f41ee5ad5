"""Read what somebody has and wants of a way from the address, and plan the way or say what is wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from flask import request
from werkzeug.datastructures import MultiDict

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_, LocalText
from talentmatch.matching.documents import AskedSkill
from talentmatch.matching.pathway import NARROWING, STATUSES, WAYS, Ways, Wishes
from talentmatch.matching.search import LONGEST_QUERY
from talentmatch.models import codes
from talentmatch.web.arguments import chosen_values, known_values, text_argument

CHOICES = {
    "objective": WAYS,
    "optional": ("1",),
    "speak": codes.LANGUAGE_CODES,
    "status": STATUSES,
    **NARROWING,
}
Plan = Callable[[Wishes, date], Ways]


@dataclass(frozen=True)
class Goal:
    """Where a way leads: its name, the skills that are asked for, and the address of the page that plans it."""

    title: LocalText
    address: str
    asked: Sequence[AskedSkill]


@dataclass(frozen=True)
class Outcome:
    """The ways of a day, or what is wrong with the wishes and in which field of the form."""

    today: date
    ways: Ways | None
    fault: str = ""
    field: str = ""

    def asked(self, wishes: Wishes) -> Wishes:
        """Return the wishes as the form shows them: with the day that was read, without what counts as held besides."""
        return replace(self.ways.chosen.wishes, held=wishes.held) if self.ways else wishes


def planned(wishes: Wishes, plan: Plan) -> Outcome:
    """Return the ways, or what is wrong with the day or the town that somebody typed."""
    today = datetime.now(UTC).astimezone().date()
    try:
        wishes = replace(wishes, starting=day_argument(request.args))
    except InvalidData as error:
        return Outcome(today, None, error.text(), "from")
    try:
        return Outcome(today, plan(wishes, today))
    except InvalidData as error:
        return Outcome(today, None, error.text(), "near")


def read_wishes(arguments: MultiDict[str, str]) -> Wishes:
    """Return what is chosen on the form, without the day; raise InvalidData for what the form does not offer."""
    chosen, near = known_values(arguments, CHOICES), text_argument(arguments, "near")
    if len(near) > LONGEST_QUERY:
        raise InvalidData(N_("The search text is too long; the limit is %(limit)s characters."), limit=LONGEST_QUERY)
    return Wishes(
        objective=min(chosen.get("objective", {"smallest"})),
        held=chosen_values(arguments, ("held",)).get("held", frozenset()),
        with_optional="optional" in chosen,
        chosen={name: chosen[name] for name in NARROWING if name in chosen},
        near=near,
        speaks=chosen.get("speak", frozenset()),
        status=min(chosen.get("status", {""})),
    )


def day_argument(arguments: MultiDict[str, str]) -> date | None:
    """Return the day from which a programme may start; raise InvalidData for anything but a date."""
    value = arguments.get("from", "").strip()
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise InvalidData(N_("This is not a date. Write it as year-month-day, for example 2027-01-31.")) from None
