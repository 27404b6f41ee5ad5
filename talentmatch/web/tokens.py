"""The colours of the style sheet ``tokens.css``, read from it, and the contrast of those that stand on each other."""

import re
from dataclasses import dataclass
from functools import cache

from talentmatch.web.static_files import STATIC

SCHEMES = ("light", "dark")
TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2: 1.4.3 and 1.4.11, level AA
DECLARED = re.compile(r"--([\w-]+): (#[0-9a-f]{6});")


@dataclass(frozen=True)
class Pair:
    """A colour, the ground on which it stands, and the contrast that it needs there."""

    colour: str
    ground: str
    needed: float


@dataclass(frozen=True)
class Swatch:
    """A pair in one scheme: the two colours and their contrast."""

    pair: Pair
    colour: str
    ground: str
    contrast: float


PAIRS = (
    *(Pair(colour, ground, TEXT) for colour in ("ink", "soft", "brand", "brand-deep") for ground in ("paper", "card")),
    *(Pair(colour, "tint", TEXT) for colour in ("ink", "soft", "brand", "brand-deep")),
    *(Pair("gap", ground, TEXT) for ground in ("paper", "card", "gap-tint")),
    Pair("ink", "gap-tint", TEXT),
    *(Pair("on-brand", ground, TEXT) for ground in ("brand", "brand-deep")),
    *(Pair("edge", ground, SHAPE) for ground in ("paper", "card")),
    *(Pair("focus", ground, SHAPE) for ground in ("paper", "card", "tint", "gap-tint")),
)


@cache
def colours(scheme: str) -> dict[str, str]:
    """Return the colours of a scheme by name."""
    light, dark = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8").split("prefers-color-scheme: dark")
    return dict(DECLARED.findall(light)) | (dict(DECLARED.findall(dark)) if scheme == "dark" else {})


def theme_colour(scheme: str) -> str:
    """Return the colour of the header, which the browser continues around the page."""
    return colours(scheme)["card"]


def swatches(scheme: str) -> list[Swatch]:
    """Return every pair as it looks in a scheme."""
    named = colours(scheme)
    found = ((pair, named[pair.colour], named[pair.ground]) for pair in PAIRS)
    return [Swatch(pair, colour, ground, contrast(colour, ground)) for pair, colour, ground in found]


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour such as ``#0b5d4e``, 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
