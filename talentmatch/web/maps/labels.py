"""Where the name of a pin stands, so that no name covers another: beside it, above or below."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from talentmatch.web.maps.pins import Pin
from talentmatch.web.maps.projection import HEIGHT, WIDTH, Point

SMALL_SCREEN, WIDE_SCREEN = 15.0, 9.5  # height of the letters in units of the drawing
WIDTH_OF_LETTER = 0.62  # of their height, on average
HALO = 2.5
GAP = HALO + 1.5
ASLANT = 0.6  # of the way straight aside


@dataclass(frozen=True)
class Box:
    """A part of the drawing that something covers."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Return whether two parts have something in common."""
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)

    @property
    def inside(self) -> bool:
        """Return whether it lies on the drawing."""
        return self.left >= 0 and self.top >= 0 and self.right <= WIDTH and self.bottom <= HEIGHT


@dataclass(frozen=True)
class Label:
    """A name beside a pin; ``always``: on small screens too, where letters are bigger. ``at``: of its middle line.

    ``box`` is what it may cover, as wide as its letters are on average.
    """

    at: Point
    anchor: str
    always: bool
    box: Box


def labels_of(pins: Sequence[Pin]) -> dict[str, Label]:
    """Return the labels of the pins by identifier; one that fits nowhere has none, the list names it all the same."""
    taken = {pin.id: [_of_pin(pin)] for pin in pins}
    labels: dict[str, Label] = {}
    for pin in pins:
        for height in (SMALL_SCREEN, WIDE_SCREEN):
            if pin.id not in labels and (found := _free(pin, height, taken)) is not None:
                labels[pin.id] = found
                taken[pin.id].append(found.box)
    return labels


def _free(pin: Pin, height: float, taken: Mapping[str, list[Box]]) -> Label | None:
    others = [box for name, boxes in taken.items() if name != pin.id for box in boxes]
    fitting = (label for label in _choices(pin, height) if label.box.inside)
    return next((label for label in fitting if not any(label.box.meets(other) for other in others)), None)


def _choices(pin: Pin, height: float) -> Iterator[Label]:
    """Yield where the name could stand, the best first."""
    x, y, away, half = pin.point.x, pin.point.y, pin.radius + GAP, height / 2
    aslant = away * ASLANT
    for up in (0.0, -aslant - half, aslant + half):
        aside = aslant if up else away
        yield _label(Point(x + aside, y + up), "start", pin, height)
        yield _label(Point(x - aside, y + up), "end", pin, height)
    for up in (-away - half, away + half):
        yield _label(Point(x, y + up), "middle", pin, height)


def _label(at: Point, anchor: str, pin: Pin, height: float) -> Label:
    width = len(pin.name) * height * WIDTH_OF_LETTER
    left = at.x - {"start": 0.0, "end": width, "middle": width / 2}[anchor]
    box = Box(left, at.y - height / 2, left + width, at.y + height / 2)
    return Label(Point(round(at.x, 1), round(at.y, 1)), anchor, height == SMALL_SCREEN, box)


def _of_pin(pin: Pin) -> Box:
    x, y, radius = pin.point.x, pin.point.y, pin.radius + HALO
    return Box(x - radius, y - radius, x + radius, y + radius)
