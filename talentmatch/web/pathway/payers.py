"""Who may pay for a way, by somebody's status and region: hints with their source and date, never a promise."""

from dataclasses import dataclass
from datetime import date

from talentmatch.catalogue.financing import REGIONS, FinancingHint, FinancingRule, find_hints, shipped_rules
from talentmatch.i18n import N_, current_language
from talentmatch.i18n import gettext as _
from talentmatch.matching.pathway import Way
from talentmatch.web.formats import local_date, local_euros, local_number, local_percent
from talentmatch.web.names import name_of

STATUS_NAMES = {"jobseeker": N_("I look for work"), "employee": N_("I have a job"), "student": N_("I study")}


@dataclass(frozen=True)
class Payer:
    """A hint in words; ``read``: how old its source is."""

    name: str
    text: str
    amount: str
    employer: bool
    source_url: str
    read: str


@dataclass(frozen=True)
class Payers:
    """The hints for a status; ``regions``: the names of those that were looked at, none for the whole country."""

    status: str
    regions: tuple[str, ...]
    hints: tuple[Payer, ...]


def payers_of(way: Way, today: date) -> Payers:
    """Return who may pay in the region that was chosen, else in that of the town, else anywhere."""
    regions = regions_of(way)
    found = find_hints(shipped_rules(), way.wishes.status, regions=regions, today=today)
    named = tuple(name_of("region", region) for region in regions)
    return Payers(way.wishes.status, named, tuple(_payer(hint) for hint in found))


def regions_of(way: Way) -> tuple[str, ...]:
    """Return the regions whose rules may hold; empty when nobody said where."""
    chosen = way.wishes.chosen.get("region", frozenset())
    home = {way.town.region} if way.town else set()
    return tuple(region for region in REGIONS if region in (chosen or home))


def _payer(hint: FinancingHint) -> Payer:
    rule, lang = hint.rule, current_language()
    return Payer(
        name=getattr(rule, f"name_{lang}"),
        text=getattr(rule, f"description_{lang}"),
        amount=_amount(rule) if hint.current else _("Check with %(owner)s what holds now.", owner=rule.owner),
        employer=rule.goes_to == "employer",
        source_url=rule.source_url,
        read=_read(rule),
    )


def _read(rule: FinancingRule) -> str:
    if rule.checked_on is None:
        return _("the source bears no date")
    return _("source of %(day)s", day=local_date(rule.checked_on))


def _amount(rule: FinancingRule) -> str:
    amount = rule.amount or 0.0
    if rule.unit == "percent":
        return local_percent(amount / 100)
    if rule.unit == "hours_a_year":
        return _("at most %(number)s hours a year", number=local_number(amount))
    euros = local_euros(amount)
    return _("%(amount)s for each hour", amount=euros) if rule.unit == "euros_an_hour" else euros
