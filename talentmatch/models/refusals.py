"""What an input model refuses, as messages that can be translated."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from talentmatch.i18n import N_, gettext

NUMBER = N_("is not a number; write it with a decimal point and nothing between thousands, or leave it empty")
MESSAGES = {
    "missing": N_("is missing"),
    "too_short": N_("is empty and must be filled"),
    "too_long": N_("is too long; the limit is %(max_length)s characters"),
    "string_too_short": N_("is empty and must be filled"),
    "string_too_long": N_("is too long; the limit is %(max_length)s characters"),
    "int_parsing": N_("is not a whole number; write digits only, or leave it empty"),
    "int_from_float": N_("is not a whole number; write digits only, or leave it empty"),
    "float_parsing": NUMBER,
    "finite_number": NUMBER,
    "greater_than_equal": N_("is below the least possible value, %(ge)s"),
    "less_than_equal": N_("is above the greatest possible value, %(le)s"),
    "date_from_datetime_parsing": N_("is not a date; write it as year-month-day, for example 2026-03-01"),
    "date_parsing": N_("is not a date; write it as year-month-day, for example 2026-03-01"),
}


@dataclass(frozen=True)
class Refusal:
    """Why a field was refused. ``message`` is a msgid with ``%(name)s`` fields, ``shown`` the start of the value."""

    field: str | None
    message: str
    values: Mapping[str, Any]
    shown: str | None = None

    def text(self) -> str:
        """Return the reason in the current language."""
        return gettext(self.message, **self.values)


def refusals(error: ValidationError) -> Iterator[Refusal]:
    """Give each thing that an input model refused."""
    for detail in error.errors(include_url=False):
        name = str(detail["loc"][0]) if detail["loc"] else None
        values = dict(detail.get("ctx", {}))
        message = values.pop("msgid", None) or MESSAGES.get(detail["type"], detail["msg"])
        shown = None if detail["type"] == "missing" else str(detail.get("input", ""))[:60]
        yield Refusal(name, message, values, shown)
