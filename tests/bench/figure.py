"""Draw time against the number of documents, both on logarithmic scales, and say how it grows."""

from pathlib import Path
from typing import Any

import numpy as np
from graph import lines_over

QUESTION = "30 words"


def draw(result: dict[str, Any], path: Path) -> None:
    """Write the medians of one question of every system as lines."""
    drawn = lines_over(
        _lines(result), below="documents", beside=f"{QUESTION}: median, ms of processor", logarithmic=True
    )
    path.write_text(drawn, encoding="utf-8")


def growth(result: dict[str, Any]) -> dict[str, float]:
    """Return, for each line, the power of the number of documents with which its time grows: 1 is in proportion."""
    fits = {
        name: np.polyfit(*np.log(np.array(points, float).T), 1)[0]
        for name, points in _lines(result).items()
        if len(points) > 1
    }
    return {name: round(float(power), 2) for name, power in fits.items()}


def _lines(result: dict[str, Any]) -> dict[str, list[tuple[int, float]]]:
    lines: dict[str, list[tuple[int, float]]] = {}
    for size, systems in result["figures"].items():
        for system, figures in systems.items():
            timer = "clock" if figures.get("clock_only") else "processor"
            lines.setdefault(system, []).append((int(size), figures["questions"][QUESTION][timer]))
            if "meaning" in figures:
                lines.setdefault(f"{system}, with meaning", []).append((int(size), figures["meaning"][QUESTION][timer]))
    return lines
