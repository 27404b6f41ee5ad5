"""The ways side by side, as a table: a column for each way, a row for each thing that people compare."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from talentmatch.i18n import N_, ngettext
from talentmatch.i18n import gettext as _
from talentmatch.matching.pathway import SameWay, Way, Ways
from talentmatch.web.formats import local_date, local_list, local_number
from talentmatch.web.names import name_of
from talentmatch.web.pathway.totals import amount_texts

OBJECTIVE_NAMES = {
    "smallest": N_("the fewest programmes"),
    "shortest": N_("the fewest hours"),
    "cheapest": N_("the lowest cost"),
    "nearest": N_("the shortest distances"),
}


@dataclass(frozen=True)
class Column:
    """A way by the objectives for which it is the best; ``address`` opens it."""

    name: str
    address: str
    chosen: bool


@dataclass(frozen=True)
class WayTable:
    """The columns, and the rows by their names with a cell for each column.

    others: what else makes the chosen way the best, in words.
    """

    columns: tuple[Column, ...]
    rows: Mapping[str, tuple[str, ...]]
    others: tuple[str, ...]


def way_table(ways: Ways, address: str, arguments: MultiDict[str, str]) -> WayTable:
    """Return the ways side by side; each address keeps all other wishes."""
    columns = tuple(_column(same, ways, address, arguments) for same in ways.compared)
    rows = {name: tuple(cell(same.way) for same in ways.compared) for name, cell in _rows(ways.chosen).items()}
    chosen = ways.chosen.wishes.objective
    (objectives,) = (same.objectives for same in ways.compared if chosen in same.objectives)
    return WayTable(columns, rows, tuple(_(OBJECTIVE_NAMES[name]) for name in objectives if name != chosen))


def _column(same: SameWay, ways: Ways, address: str, arguments: MultiDict[str, str]) -> Column:
    kept = [(name, value) for name, value in arguments.items(multi=True) if name != "objective" and value]
    query = urlencode([*kept, ("objective", same.objectives[0])])
    names = [_(OBJECTIVE_NAMES[name]) for name in same.objectives]
    return Column(local_list(names), f"{address}?{query}#way", ways.chosen.wishes.objective in same.objectives)


def _rows(chosen: Way) -> dict[str, Callable[[Way], str]]:
    distances = {_("Distances, one way"): lambda way: amount_texts(way)["km"]} if chosen.town else {}
    return {
        _("Programmes"): lambda way: local_number(len(way.steps)),
        _("Hours"): lambda way: amount_texts(way)["hours"],
        _("Cost"): lambda way: amount_texts(way)["euros"],
        **distances,
        _("First known start"): _start,
        _("Language of the lessons"): _languages,
        _("Stays open"): _open,
    }


def _start(way: Way) -> str:
    known = [step.starts for step in way.steps if step.starts]
    return local_date(min(known)) if known else _("not known")


def _languages(way: Way) -> str:
    programmes = [step.card.programme for step in way.steps]
    codes = dict.fromkeys(code for row in programmes for code in row.languages)
    names = local_list(name_of("language", code) for code in codes)
    if all(row.languages for row in programmes):
        return names
    return _("%(languages)s; for some not known", languages=names) if names else _("not known")


def _open(way: Way) -> str:
    text = ngettext("%(num)s skill", "%(num)s skills", len(way.open))
    if not way.left:
        return text
    left = ngettext("%(num)s optional skill", "%(num)s optional skills", len(way.left))
    return local_list([text, left])
