"""Where a place stands on the map: degrees become units of the drawing.

The outline of ``components/be_outline.html`` is drawn straight from degrees (equirectangular), so its outermost points
and those of the country give the scale. West and east: the border at De Panne and at Schoenberg; south and north: at
Torgny and at Meerle.
"""

from dataclasses import dataclass

from talentmatch.models import Place

WIDTH, HEIGHT = 380, 310
WEST, EAST, SOUTH, NORTH = 2.5409, 6.4081, 49.4969, 51.5051
LEFT, RIGHT, TOP, BOTTOM = 4, 373, 7, 308
ABROAD = "abroad"


@dataclass(frozen=True)
class Point:
    """A point of the drawing, from its left and top edge."""

    x: float
    y: float

    def distance(self, other: "Point") -> float:
        """Return how far another point is."""
        return float(((self.x - other.x) ** 2 + (self.y - other.y) ** 2) ** 0.5)


def projected(latitude: float, longitude: float) -> Point:
    """Return the point of a pair of WGS 84 degrees."""
    x = LEFT + (longitude - WEST) * (RIGHT - LEFT) / (EAST - WEST)
    y = TOP + (NORTH - latitude) * (BOTTOM - TOP) / (NORTH - SOUTH)
    return Point(round(x, 1), round(y, 1))


def point_of(place: Place) -> Point | None:
    """Return where a place of Belgium stands; None abroad, and where its coordinates are not known."""
    if place.region == ABROAD or place.latitude is None or place.longitude is None:
        return None
    return projected(place.latitude, place.longitude)
