"""What one process of a run has worked out, kept for its other processes in the folder that a variable names."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

FOLDER = "TALENTMATCH_BENCH_KEPT"


def kept(name: str, make: Callable[[], Any]) -> Any:
    """Return what another process has made, as JSON has it; otherwise make it, and keep it where there is a folder."""
    folder = os.environ.get(FOLDER)
    if folder is None:
        return make()
    path = Path(folder) / f"{name}.json"
    if not path.exists():
        path.write_text(json.dumps(make()), encoding="utf-8")
    return json.loads(path.read_text(encoding="utf-8"))
