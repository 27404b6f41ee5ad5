"""Who may pay for training: a dated table of rules, each with its source and the body that owns it."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from talentmatch.models.input_types import OPTIONAL, DescribedInput, OptionalDay, Required, Slug, TextList, Url, each_of
from talentmatch.resources import resource_dir

REGIONS = ("flanders", "wallonia", "brussels")
STATUSES = ("jobseeker", "employee", "student")
GOOD_FOR = timedelta(days=366)  # a figure that nobody compared with its owner's page for a year is no figure


class FinancingRule(DescribedInput):
    """A rule by which somebody else pays, or lets a person keep an income, with the text that people read.

    goes_to: who asks for it. amount: the number that its source gave, empty when that gave none. valid_from, valid_to:
    when the rule itself holds. checked_on: the day of the text that was read; empty when that bears no date.
    """

    id: Slug
    regions: Annotated[TextList, each_of(REGIONS)]
    statuses: Annotated[TextList, each_of(STATUSES)]
    goes_to: Literal["person", "employer"]
    name_nl: Required
    name_fr: Required
    name_en: Required
    amount: Annotated[Annotated[float, Field(gt=0)] | None, OPTIONAL] = None
    unit: Annotated[Literal["percent", "euros", "euros_an_hour", "hours_a_year"] | None, OPTIONAL] = None
    valid_from: OptionalDay = None
    valid_to: OptionalDay = None
    owner: Required
    source_url: Url
    checked_on: OptionalDay = None


@dataclass(frozen=True)
class FinancingHint:
    """A rule that may hold for somebody; ``current``: its amount may be told, as it was read within a year."""

    rule: FinancingRule
    current: bool


def read_rules(path: Path) -> tuple[FinancingRule, ...]:
    """Return the rules of a CSV file, in its order; raise ValidationError for a row that is not one."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(FinancingRule.model_validate(row) for row in csv.DictReader(file))


@cache
def shipped_rules() -> tuple[FinancingRule, ...]:
    """Return the rules that the product ships, read once."""
    return read_rules(resource_dir("data") / "financing" / "rules.csv")


def find_hints(
    rules: Iterable[FinancingRule], status: str, *, regions: Sequence[str], today: date
) -> tuple[FinancingHint, ...]:
    """Return the rules for a status in any of these regions, in their order; without a region, those of all."""
    return tuple(
        FinancingHint(rule, is_current(rule, today))
        for rule in rules
        if status in rule.statuses and (not regions or set(regions) & set(rule.regions))
    )


def is_current(rule: FinancingRule, today: date) -> bool:
    """Return whether the amount of a rule may be told: it has one, holds today and was read within a year."""
    begun = rule.valid_from is None or rule.valid_from <= today
    over = rule.valid_to is not None and rule.valid_to < today
    read = rule.checked_on is not None and today - rule.checked_on <= GOOD_FOR
    return rule.amount is not None and begun and not over and read
