"""Draw time against the number of documents, both on logarithmic scales, as SVG."""

from html import escape
from math import log10
from pathlib import Path
from typing import Any

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 760, 460, 70, 50, 40, 210
COLOURS = ("#1b6ca8", "#b3541e", "#2f7d4f", "#7b4fa0", "#8a6d00", "#5b6570", "#a8325e", "#007a87", "#444444")
QUESTION = "30 words"


def draw(result: dict[str, Any], path: Path) -> None:
    """Write the medians of one question of every system as lines."""
    lines = _lines(result)
    sizes = [size for line in lines.values() for size, _ in line]
    times = [time for line in lines.values() for _, time in line]
    x, y = _scale(sizes, LEFT, WIDTH - RIGHT), _scale(times, HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">',
        f"<title>Milliseconds for a question of {QUESTION} against the number of documents</title>",
        f'<style>text {{ font-size: 12px }}</style><rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        *_axes(sizes, times, x, y),
    ]
    for number, (name, points) in enumerate(lines.items()):
        colour = COLOURS[number % len(COLOURS)]
        drawn = " ".join(f"{x(size):.1f},{y(time):.1f}" for size, time in points)
        parts.append(f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>')
        height = TOP + 18 * number + 6
        parts.append(f'<text x="{WIDTH - RIGHT + 14}" y="{height}" fill="{colour}">{escape(name)}</text>')
    path.write_text("\n".join([*parts, "</svg>", ""]), encoding="utf-8")


def _lines(result: dict[str, Any]) -> dict[str, list[tuple[int, float]]]:
    lines: dict[str, list[tuple[int, float]]] = {}
    for size, systems in result["figures"].items():
        for system, figures in systems.items():
            timer = "clock" if figures.get("clock_only") else "processor"
            lines.setdefault(system, []).append((int(size), figures["questions"][QUESTION][timer]))
            if "meaning" in figures:
                lines.setdefault(f"{system}, with meaning", []).append((int(size), figures["meaning"][QUESTION][timer]))
    return lines


def _scale(values: list[Any], start: float, end: float):
    """Return a function from values to places between start and end."""
    low, high = log10(min(values)), log10(max(values))
    width = high - low or 1.0
    return lambda value: start + (end - start) * (log10(value) - low) / width


def _axes(sizes: list[int], times: list[float], x, y):
    """Yield the axes with their numbers."""
    floor = HEIGHT - BOTTOM
    yield f'<path d="M{LEFT} {TOP}V{floor}H{WIDTH - RIGHT}" fill="none" stroke="#333333"/>'
    yield f'<text x="{LEFT}" y="{TOP - 16}">median, ms of processor</text>'
    yield f'<text x="{WIDTH - RIGHT - 70}" y="{HEIGHT - 12}">documents</text>'
    for size in sorted(set(sizes)):
        yield f'<text x="{x(size):.1f}" y="{floor + 18}" text-anchor="middle">{size:,}</text>'
    for power in range(-1, 6):
        if min(times) <= 10**power <= max(times):
            height = y(10**power)
            yield f'<path d="M{LEFT} {height:.1f}H{WIDTH - RIGHT}" stroke="#dddddd"/>'
            yield f'<text x="{LEFT - 8}" y="{height + 4:.1f}" text-anchor="end">{10**power:g}</text>'
