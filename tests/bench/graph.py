"""Draw lines over a logarithmic scale as a small SVG that reads in a light and a dark room."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 760, 460, 70, 40, 210, 50
FLOOR, EDGE = HEIGHT - BOTTOM, WIDTH - RIGHT
COLOURS = ("#0b7285", "#c2410c", "#5f3dc4", "#2b8a3e", "#868e96", "#a8325e", "#8a6d00", "#1b6ca8", "#7b4fa0")
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#222}.grid{stroke:#8886}"
    "@media(prefers-color-scheme:dark){text{fill:#eee}}"
)
Lines = Mapping[str, Sequence[tuple[float, float]]]
Place = Callable[[float], float]


def lines_over(lines: Lines, *, below: str, beside: str, logarithmic: bool = False) -> str:
    """Return the drawing of each line's points; below and beside: what the two scales say.

    logarithmic: whether the scale beside is, too; else it begins at nothing.
    """
    across = sorted({x for points in lines.values() for x, _ in points})
    marks = _powers(lines) if logarithmic else _steps(lines)
    x = _scale(across, LEFT, EDGE, log10)
    y = _scale(marks, FLOOR, TOP, log10 if logarithmic else float)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{escape(beside)}, by {escape(below)}</title><style>{STYLE}</style>",
        f'<text x="{(LEFT + EDGE) / 2}" y="{HEIGHT - 10}" text-anchor="middle">{escape(below)}</text>',
        f'<text x="8" y="{TOP - 16}">{escape(beside)}</text>',
        *(f'<text x="{x(at):.0f}" y="{FLOOR + 18}" text-anchor="middle">{at:,}</text>' for at in across),
        *_grid(marks, y),
        *(part for number, line in enumerate(lines.items()) for part in _line(number, *line, x, y)),
    ]
    return "\n".join([*parts, "</svg>", ""])


def _steps(lines: Lines) -> list[float]:
    most = max(y for points in lines.values() for _, y in points) or 1.0
    return [most * step / 4 for step in range(5)]


def _powers(lines: Lines) -> list[float]:
    heights = [log10(y) for points in lines.values() for _, y in points]
    return [10.0**power for power in range(floor(min(heights)), ceil(max(heights)) + 1)]


def _scale(values: Sequence[float], start: float, end: float, measure: Place) -> Place:
    low, high = measure(values[0]), measure(values[-1])
    return lambda value: start + (end - start) * (measure(value) - low) / (high - low or 1.0)


def _grid(marks: Sequence[float], y: Place) -> Iterator[str]:
    for mark in marks:
        yield f'<line class="grid" x1="{LEFT}" y1="{y(mark):.0f}" x2="{EDGE}" y2="{y(mark):.0f}"/>'
        yield f'<text x="{LEFT - 8}" y="{y(mark) + 4:.0f}" text-anchor="end">{mark:.4g}</text>'


def _line(number: int, name: str, points: Sequence[tuple[float, float]], x: Place, y: Place) -> Iterator[str]:
    colour, at_name = COLOURS[number % len(COLOURS)], TOP + 18 * number
    joined = " ".join(f"{x(at):.0f},{y(value):.0f}" for at, value in points)
    yield f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="2.5"/>'
    yield f'<line x1="{EDGE + 12}" x2="{EDGE + 30}" y1="{at_name}" y2="{at_name}" stroke="{colour}"/>'
    yield f'<text x="{EDGE + 36}" y="{at_name + 4}">{escape(name)}</text>'
