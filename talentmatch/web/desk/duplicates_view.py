"""Pairs of records as their pages show them."""

from collections.abc import Collection
from dataclasses import dataclass
from math import ceil
from typing import Any
from urllib.parse import urlencode

from sqlmodel import Session

from talentmatch.catalogue.duplicates.merging import FIXED, differing
from talentmatch.catalogue.duplicates.pairs import Pair
from talentmatch.catalogue.records import values_of
from talentmatch.models.paging import check_page
from talentmatch.web.desk.kinds import DeskKind
from talentmatch.web.desk.options import load_options
from talentmatch.web.forms.fields import fields_of
from talentmatch.web.forms.typed import full_label, shown_value, typed_of

PAGE_SIZE = 50
CHOICE = "choose-"  # before the name of a field: whose value stays


@dataclass(frozen=True)
class PairsRequest:
    """What somebody asks of the list: a reason, empty for all, and a page counted from 1."""

    why: str
    page: int


@dataclass(frozen=True)
class PairPage:
    """A page of the list of pairs, with the addresses of the others."""

    request: PairsRequest
    pairs: tuple[Pair, ...]

    @property
    def pages(self) -> int:
        """Return the number of pages, at least one."""
        return max(1, ceil(len(self.pairs) / PAGE_SIZE))

    def rows(self) -> tuple[Pair, ...]:
        """Return the pairs of this page; raise InvalidData for a page that there is not."""
        check_page(self.request.page, self.pages)
        start = (self.request.page - 1) * PAGE_SIZE
        return self.pairs[start : start + PAGE_SIZE]

    def page(self, number: int) -> str:
        """Return the address of a page with the same filter."""
        kept = [("why", self.request.why)] if self.request.why else []
        return f"?{urlencode([*kept, ('page', number)])}"


@dataclass(frozen=True)
class Choice:
    """A field in which two records differ; ``other``: whether the other's value is ticked."""

    name: str
    label: str
    kept: str
    others: str
    other: bool


@dataclass(frozen=True)
class PairView:
    """Two records side by side; ``same``: the number of fields in which they do not differ."""

    choices: tuple[Choice, ...]
    same: int


def pair_view(session: Session, desk: DeskKind, keep: Any, other: Any, ticked: Collection[str]) -> PairView:
    """Return the fields in which two records differ, in words."""
    options = load_options(session, desk.groups)
    names = differing(desk.kind, keep, other)
    mine, theirs = (typed_of(desk.groups, values_of(desk.kind, row)) for row in (keep, other))
    choices = tuple(
        Choice(
            field.name,
            full_label(group, field),
            shown_value(field, mine[field.name], options),
            shown_value(field, theirs[field.name], options),
            field.name in ticked,
        )
        for group, field in fields_of(desk.groups)
        if field.name in names
    )
    offered = sum(field.name not in FIXED for _group, field in fields_of(desk.groups))
    return PairView(choices, offered - len(choices))
