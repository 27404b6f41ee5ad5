"""Dates, numbers, amounts and lists as the language of the page writes them."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from talentmatch.i18n import LOCALES, current_language
from talentmatch.i18n import gettext as _
from talentmatch.web.names import SEASON, name_of


def current_locale() -> str:
    """Return the locale of the language of the page."""
    return LOCALES[current_language()]


def local_date(day: date) -> str:
    """Return a day written out."""
    return format_date(day, "long", locale=current_locale())


def local_moment(moment: datetime) -> str:
    """Return a day and a time as clocks in Belgium show it."""
    return format_datetime(moment, "medium", tzinfo=ZoneInfo("Europe/Brussels"), locale=current_locale())


def local_number(number: float, decimals: int | None = None) -> str:
    """Return a number, with a fixed number of decimals when asked."""
    pattern = None if decimals is None else "#,##0." + "0" * decimals
    return _number(number, pattern, current_locale())


@lru_cache(maxsize=4096, typed=True)
def _number(number: float, pattern: str | None, locale: str) -> str:
    """Return a number as a locale writes it; a page of results shows the same few of them some eighty times."""
    return format_decimal(number, pattern, locale=locale)


def local_percent(share: float) -> str:
    """Return a share between 0 and 1 as a percentage, with the decimals that it has."""
    return format_percent(share, locale=current_locale(), decimal_quantization=False)


def local_euros(amount: float) -> str:
    """Return an amount of euros; whole amounts without cents."""
    pattern = None if amount % 1 else {"en": "¤#,##0"}.get(current_language(), "#,##0 ¤")
    return format_currency(amount, "EUR", pattern, locale=current_locale(), currency_digits=bool(amount % 1))


def local_list(items: Iterable[str]) -> str:
    """Return items as an enumeration: one, two and three."""
    return _list(tuple(items), current_locale())


@lru_cache(maxsize=4096)
def _list(items: tuple[str, ...], locale: str) -> str:
    return format_list(items, locale=locale)


def any_list(items: Iterable[str]) -> str:
    """Return items as alternatives: one, two or three."""
    return format_list(list(items), "or", locale=current_locale())


def quoted(text: str) -> str:
    """Return a text between the quotation marks of the language."""
    return _("“%(text)s”", text=text)


def local_period(text: str) -> str:
    """Return an ISO-like date of a source: a year, month, season or day, or two of them with a slash between."""
    start, slash, end = text.partition("/")
    if slash:
        return _("%(start)s to %(end)s", start=local_period(start), end=local_period(end))
    year, _dash, rest = text.partition("-")
    if rest in SEASON:
        return _("%(season)s %(year)s", season=name_of("season", rest), year=year)
    try:
        return _local_day(year, rest)
    except ValueError:
        return text


def _local_day(year: str, rest: str) -> str:
    if not rest:
        return year
    month, _dash, day = rest.partition("-")
    when = date(int(year), int(month), int(day or 1))
    return local_date(when) if day else format_skeleton("yMMMM", when, locale=current_locale())
