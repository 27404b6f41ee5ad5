"""What a reader of the observatory asked for, as the address says."""

from werkzeug.datastructures import MultiDict

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.models.codes import FAMILIES, SKILL_AREAS
from talentmatch.observatory.board import SOURCES, Choice
from talentmatch.observatory.regions import HOME_REGIONS
from talentmatch.web.arguments import known_values

FILTERS = {"source": SOURCES, "region": HOME_REGIONS, "area": SKILL_AREAS, "family": FAMILIES}


def read_choice(arguments: MultiDict[str, str]) -> Choice:
    """Return the filters of an address; raise InvalidData for one that is not known or given twice."""
    chosen = known_values(arguments, FILTERS)
    if any(len(values) > 1 for values in chosen.values()):
        raise InvalidData(N_("There are too many filters at once. Remove some."))
    one = {name: next(iter(values)) for name, values in chosen.items()}
    source = next((source for source in SOURCES if source == one.get("source")), SOURCES[0])
    return Choice(source, one.get("region"), one.get("area"), one.get("family"))


def address_values(choice: Choice) -> dict[str, str]:
    """Return the filters that are on, as the values of an address."""
    values = {"region": choice.region, "area": choice.area, "family": choice.family}
    source = {} if choice.source == SOURCES[0] else {"source": choice.source}
    return source | {name: value for name, value in values.items() if value}
