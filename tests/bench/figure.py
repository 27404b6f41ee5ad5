"""Draw time against the number of documents, both on logarithmic scales."""

from pathlib import Path
from typing import Any

from graph import lines_over

QUESTION = "30 words"


def draw(result: dict[str, Any], path: Path) -> None:
    """Write the medians of one question of every system as lines."""
    drawn = lines_over(
        _lines(result), below="documents", beside=f"{QUESTION}: median, ms of processor", logarithmic=True
    )
    path.write_text(drawn, encoding="utf-8")


def _lines(result: dict[str, Any]) -> dict[str, list[tuple[int, float]]]:
    lines: dict[str, list[tuple[int, float]]] = {}
    for size, systems in result["figures"].items():
        for system, figures in systems.items():
            timer = "clock" if figures.get("clock_only") else "processor"
            lines.setdefault(system, []).append((int(size), figures["questions"][QUESTION][timer]))
            if "meaning" in figures:
                lines.setdefault(f"{system}, with meaning", []).append((int(size), figures["meaning"][QUESTION][timer]))
    return lines
