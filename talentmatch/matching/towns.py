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
class Town:
    """A municipality or a village of the file, with its names and the degrees (WGS 84) of its centre."""

    id: str
    name_nl: str
    name_fr: str
    name_en: str
    province: str
    region: str
    latitude: float
    longitude: float

    def as_place(self) -> Place:
        """Return the town as a place that is not stored: its identifier is the code of the file."""
        values = {name: value for name, value in vars(self).items() if name != "province"}
        return Place(**values)


@dataclass(frozen=True)
class Towns:
    """Every town by its name and by its postcode; immutable."""

    by_name: Mapping[str, Town]
    by_postcode: Mapping[str, Town]


@cache
def load_towns() -> Towns:
    """Return the towns of Belgium; a municipality comes before a village that shares a name of it."""
    by_name: dict[str, Town] = {}
    by_postcode: dict[str, Town] = {}
    for row in _rows():
        town = _town(row)
        for name in filter(None, (town.name_nl, town.name_fr, row["name_de"], town.name_en)):
            by_name.setdefault(key(name), town)
        for postcode in filter(None, row["postcodes"].split("|")):
            by_postcode.setdefault(postcode, town)
    return Towns(by_name, by_postcode)


def key(name: str) -> str:
    """Return a name without what people write in several ways: case, accents, hyphens and apostrophes."""
    return " ".join(fold(name).replace("’", "'").replace("-", " ").split())


def _rows() -> Iterator[Mapping[str, str]]:
    with (resource_dir("data") / "places" / "towns.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _town(row: Mapping[str, str]) -> Town:
    local = row["name_nl"] if row["region"] == "flanders" else row["name_fr"]
    return Town(
        id=row["code"],
        name_nl=row["name_nl"],
        name_fr=row["name_fr"],
        name_en=row["name_en"] or local,
        province=row["province"],
        region=row["region"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
    )
