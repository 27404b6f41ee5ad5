"""Narrow a ranking as the search narrows its results, and say what is not known may stay or go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from talentmatch.engine.segmented import Marks
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.matching.facts import ANYWHERE
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.pathway.wishes import BUDGETS
from talentmatch.matching.places import Area
from talentmatch.matching.search.passing import area_filter, passing


@dataclass(frozen=True)
class Narrowing:
    """Which programmes will do.

    chosen: allowed values by the names of the facets of the search. area: where they are taught; what is online or for
    the whole country is taught everywhere. starting: the first day on which a run may start. budget: a name of BUDGETS.
    keep_unknown: what says nothing about a condition meets it.
    """

    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)
    area: Area | None = None
    starting: date | None = None
    budget: str | None = None
    keep_unknown: bool = True

    @property
    def empty(self) -> bool:
        """Return whether every programme will do."""
        return not (self.chosen or self.area or self.starting or self.budget)


def find_area(loaded: Loaded, where: str, radius: int) -> Area | None:
    """Return the area that a name means, None without one; raise InvalidData for a name that means nothing to us."""
    area = loaded.places.find(where, radius) if where.strip() else None
    if area is None or area.known:
        return area
    if area.suggestion:
        message = N_("We do not know the town “%(asked)s”. Do you mean %(suggestion)s?")
        raise InvalidData(message, asked=area.asked, suggestion=area.suggestion)
    raise InvalidData(N_("We do not know the town “%(asked)s”. Name a larger one nearby."), asked=area.asked)


def allowed_by(loaded: Loaded, narrowing: Narrowing, today: date) -> Marks | None:
    """Return whether each programme, by number, will do; None where all do. today: from when on a run is to come."""
    if narrowing.empty:
        return None
    marks = passing(loaded, narrowing.chosen, today, keep_unknown=narrowing.keep_unknown)
    return marks & _within(loaded, narrowing, today) & _affordable(loaded, narrowing) & _starting(loaded, narrowing)


def _within(loaded: Loaded, narrowing: Narrowing, today: date) -> Marks:
    near = passing(loaded, area_filter(narrowing.area), today, keep_unknown=narrowing.keep_unknown)
    if narrowing.keep_unknown:
        return near
    return near | passing(loaded, {"area": frozenset(ANYWHERE)}, today, keep_unknown=False)


def _starting(loaded: Loaded, narrowing: Narrowing) -> Marks:
    day = narrowing.starting
    asked = {} if day is None else {"start": frozenset({"planned"})}
    return loaded.columns.passing(asked, day or date.min, keep_unknown=narrowing.keep_unknown)


def _affordable(loaded: Loaded, narrowing: Narrowing) -> Marks:
    euros, most = loaded.columns.euros, BUDGETS[narrowing.budget] if narrowing.budget else np.inf
    unknown = narrowing.keep_unknown or narrowing.budget is None
    return np.asarray(np.where(np.isnan(euros), unknown, euros <= most))
