"""Draw lines over a scale of doubling numbers as a small SVG that reads in a light and a dark room."""

from collections.abc import Mapping, Sequence
from math import log2

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 720, 360, 70, 20, 190, 50
COLOURS = ("#0b7285", "#c2410c", "#5f3dc4", "#2b8a3e", "#868e96")
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#222}.grid{stroke:#8886}"
    "@media(prefers-color-scheme:dark){text{fill:#eee}}"
)


def lines_over(at: Sequence[int], lines: Mapping[str, Sequence[float]], *, below: str, beside: str) -> str:
    """Return the drawing; below and beside: what the two scales say."""
    most = max(max(values) for values in lines.values()) or 1.0
    parts = [*_scale(at, most), *(part for item in enumerate(lines.items()) for part in _line(at, most, *item))]
    names = (
        f'<text x="{LEFT + _inner_width() / 2}" y="{HEIGHT - 8}" text-anchor="middle">{below}</text>'
        f'<text x="8" y="{TOP - 6}">{beside}</text>'
    )
    title = f"<title>{beside}, by {below}</title>"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
    return f"{head}{title}<style>{STYLE}</style>{names}{''.join(parts)}</svg>\n"


def _inner_width() -> int:
    return WIDTH - LEFT - RIGHT


def _x(at: Sequence[int], value: int) -> float:
    return LEFT + _inner_width() * (log2(value) - log2(at[0])) / (log2(at[-1]) - log2(at[0]))


def _y(most: float, value: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / most


def _scale(at: Sequence[int], most: float) -> list[str]:
    marks = [
        f'<text x="{_x(at, value):.0f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{value}</text>' for value in at
    ]
    for step in range(5):
        y = _y(most, most * step / 4)
        marks.append(f'<line class="grid" x1="{LEFT}" y1="{y:.0f}" x2="{WIDTH - RIGHT}" y2="{y:.0f}"/>')
        marks.append(f'<text x="{LEFT - 8}" y="{y + 4:.0f}" text-anchor="end">{most * step / 4:.0f}</text>')
    return marks


def _line(at: Sequence[int], most: float, number: int, named: tuple[str, Sequence[float]]) -> list[str]:
    name, values = named
    colour, points = COLOURS[number % len(COLOURS)], [(_x(at, n), _y(most, v)) for n, v in zip(at, values, strict=True)]
    joined = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
    return [
        f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="2.5"/>',
        f'<text x="{points[-1][0] + 8:.0f}" y="{points[-1][1] + 4:.0f}">{name}</text>',
    ]
