"""The map of places: pins stand where the towns lie, no name covers another, and the list says the same."""

import itertools
import re

from talentmatch.catalogue.queries import ProviderEntry, list_providers
from talentmatch.i18n import LANGUAGES, use_language
from talentmatch.models import Place, Provider
from talentmatch.resources import resource_dir
from talentmatch.web.maps.pins import pins_of
from talentmatch.web.maps.place_map import place_map
from talentmatch.web.maps.projection import Point, point_of, projected

PROVINCES = (
    "East Flanders", "Flemish Brabant", "Namur", "Brussels", "Antwerp", "Luxembourg", "Hainaut", "Limburg",
    "Walloon Brabant", "West Flanders", "Liège",
)  # fmt: skip
TOWNS = {
    "West Flanders": (51.215, 2.928), "Luxembourg": (49.683, 5.817), "Antwerp": (51.22, 4.40), "Liège": (50.63, 5.57),
    "Brussels": (50.85, 4.35), "Hainaut": (50.45, 3.95), "Limburg": (50.93, 5.34), "Namur": (50.47, 4.87),
}  # fmt: skip


def outlines():
    """Return the rings of each province, as points."""
    text = (resource_dir("templates") / "components" / "be_outline.html").read_text(encoding="utf-8")
    return dict(zip(PROVINCES, ([*rings(path)] for path in re.findall(r' d="([^"]+)"', text)), strict=True))


def rings(path):
    at = Point(0, 0)
    for ring in path.rstrip("z").split("z"):
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        points = []
        for x, y in zip(numbers[::2], numbers[1::2], strict=True):
            at = Point(at.x + x, at.y + y)
            points.append(at)
        at = points[0]
        yield points


def inside(point, ring):
    crossings = 0
    for one, two in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (one.y > point.y) != (two.y > point.y):
            crossings += point.x < one.x + (point.y - one.y) * (two.x - one.x) / (two.y - one.y)
    return crossings % 2 == 1


def test_known_towns_stand_in_their_province_and_nowhere_else():
    drawn = outlines()
    for province, degrees in TOWNS.items():
        point = projected(*degrees)
        found = {name for name, parts in drawn.items() if any(inside(point, ring) for ring in parts)}
        assert found - {"Flemish Brabant"} == {province}, degrees


def test_what_lies_abroad_or_is_not_known_has_no_pin():
    town = Place(id="x", name_nl="x", name_fr="x", name_en="x", region="abroad", latitude=51.33, longitude=3.83)
    assert point_of(town) is None
    town.region, town.latitude = "flanders", None
    assert point_of(town) is None


def test_towns_that_lie_too_near_share_a_pin_and_each_provider_counts_once():
    towns = [
        Place(id=name, name_nl=name, name_fr=name, name_en=name, region="wallonia", latitude=lat, longitude=lon)
        for name, lat, lon in (("charleroi", 50.41, 4.44), ("gosselies", 50.47, 4.43), ("mons", 50.45, 3.95))
    ]
    one, two = Provider(id="one", name="One"), Provider(id="two", name="Two")
    found = pins_of([ProviderEntry(one, tuple(towns[:2]), 1), ProviderEntry(two, (towns[0],), 1)])
    assert [(pin.id, len(pin.sites), pin.number) for pin in found] == [("charleroi", 2, 2)]
    assert len(pins_of([ProviderEntry(one, tuple(towns), 1)])) == 2


def test_no_name_covers_another_in_any_language(shipped):
    with shipped.database.reading() as session:
        entries = list_providers(session)
    for lang in LANGUAGES:
        with use_language(lang):
            found = place_map(entries)
        assert len(found.labels) >= len(found.pins) - 3
        assert {"antwerpen", "liege", "charleroi", "gent", "brussel"} <= found.labels.keys()
        boxes = [label.box for label in found.labels.values()]
        assert not [pair for pair in itertools.combinations(boxes, 2) if pair[0].meets(pair[1])]


def test_the_list_beside_the_map_says_the_same(pages):
    page = pages.get("/nl/providers")
    links = page.all("{http://www.w3.org/2000/svg}a")
    targets = [link.get("href") for link in links]
    listed = [item for item in page.all("li") if (item.get("id") or "").startswith("place-")]
    assert targets
    assert targets == [f"#{item.get('id')}" for item in listed]
    for link, item in zip(links, listed, strict=True):
        told = link.get("aria-label")
        assert "".join(item.find("p/strong").itertext()) in told
        assert str(len({anchor.get("href") for anchor in item.iter("a")})) in told
