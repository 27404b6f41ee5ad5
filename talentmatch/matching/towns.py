"""The towns of Belgium that no programme names: read from ``data/places`` when the first of them is looked up."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from talentmatch.engine.text import fold
from talentmatch.models import Place
from talentmatch.resources import resource_dir

PROVINCE_NAMES = {
    "antwerp": ("provincie antwerpen", "province d'anvers", "province of antwerp"),
    "east-flanders": ("oost-vlaanderen", "flandre orientale", "east flanders"),
    "flemish-brabant": ("vlaams-brabant", "brabant flamand", "flemish brabant"),
    "hainaut": ("henegouwen", "hainaut", "hennegau"),
    "liege": ("provincie luik", "province de liege", "province of liege"),
    "limburg": ("limburg", "limbourg belge", "province du limbourg"),
    "luxembourg": ("luxemburg", "luxembourg", "province de luxembourg", "province du luxembourg"),
    "namur": ("provincie namen", "province de namur", "province of namur"),
    "walloon-brabant": ("waals-brabant", "brabant wallon", "walloon brabant"),
    "west-flanders": ("west-vlaanderen", "flandre occidentale", "west flanders"),
}


@dataclass(frozen=True)
class Towns:
    """Every town by its name and by its postcode, and the municipalities of each province; immutable.

    A town is a place that is not stored: its identifier is a code of the file.
    """

    by_name: Mapping[str, Place]
    by_postcode: Mapping[str, Place]
    provinces: Mapping[str, str]


@cache
def load_towns() -> Towns:
    """Return the towns of Belgium; a municipality comes before a village that shares a name of it."""
    by_name: dict[str, Place] = {}
    by_postcode: dict[str, Place] = {}
    provinces: dict[str, str] = {}
    for row in _rows():
        town = _town(row)
        provinces[town.id] = row["province"]
        for name in (town.name_nl, town.name_fr, row["name_de"], town.name_en):
            by_name.setdefault(key(name), town)
        for postcode in filter(None, row["postcodes"].split("|")):
            by_postcode.setdefault(postcode, town)
    return Towns({name: town for name, town in by_name.items() if name}, by_postcode, provinces)


def key(name: str) -> str:
    """Return a name without what people write in several ways: case, accents, hyphens and apostrophes."""
    return " ".join(fold(name).replace("’", "'").replace("-", " ").split())


def _rows() -> Iterator[Mapping[str, str]]:
    with (resource_dir("data") / "places" / "towns.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _town(row: Mapping[str, str]) -> Place:
    local = row["name_nl"] if row["region"] == "flanders" else row["name_fr"]
    return Place(
        id=row["code"],
        name_nl=row["name_nl"],
        name_fr=row["name_fr"],
        name_en=row["name_en"] or local,
        region=row["region"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
    )
