"""Measure how long the server takes for a search and for a suggestion, over the shipped catalogue. Nothing is asserted.

Each of the searches of ``data/evaluation/searches.csv`` is asked once as a whole page. Both clocks are shown: that of
the wall, and that of the processor, which other work on the machine does not slow down.
"""

import csv
import tempfile
import time
from pathlib import Path
from statistics import median

from flask.testing import FlaskClient

from talentmatch.config import read_settings
from talentmatch.db import migrate
from talentmatch.exchange.load import load_catalogue
from talentmatch.resources import resource_dir
from talentmatch.runtime import open_runtime
from talentmatch.web.app import create_app

BEGUN = ("cle", "oper", "kwal", "labo", "qualit", "gmp")


def main() -> None:
    """Print the medians and the slowest of each."""
    with tempfile.TemporaryDirectory() as folder, open_runtime(settings_in(folder), ready=False) as runtime:
        migrate(runtime.database.engine)
        with runtime.database.writing() as session:
            load_catalogue(session, resource_dir("data") / "catalogue")
        client = create_app(runtime).test_client()
        client.get("/en/search?q=cleanroom&where=Gent")  # loads the index, the encoder and the towns
        for lang in ("nl", "fr", "en"):
            show(f"searches {lang}", [spent(client, *asked) for asked in searches(lang)])
        show("suggestions", [spent(client, "/nl/suggest", {"q": begun}) for begun in BEGUN])
        show("towns", [spent(client, "/nl/suggest", {"where": begun}) for begun in ("gen", "900", "saint")])


def settings_in(folder: str):
    """Return settings for an instance of its own."""
    return read_settings({"TALENTMATCH_INSTANCE": folder})


def searches(lang: str) -> list[tuple[str, dict[str, str]]]:
    """Return the address and the query of every search in a language."""
    path: Path = resource_dir("data") / "evaluation" / "searches.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["lang"] == lang]
    return [(f"/{lang}/search", {"q": row["what"], "where": row["where"]}) for row in rows]


def spent(client: FlaskClient, address: str, query: dict[str, str]) -> tuple[float, float]:
    """Return the milliseconds of the wall and of the processor that one answer takes."""
    wall, processor = time.perf_counter(), time.process_time()
    client.get(address, query_string=query)
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - processor)


def show(name: str, times: list[tuple[float, float]]) -> None:
    """Print the median and the slowest by both clocks."""
    for clock, values in zip(("wall", "processor"), zip(*times, strict=True), strict=True):
        print(f"{name:<12} {clock:<9} median {median(values):6.1f} ms, slowest {max(values):6.1f} ms")


if __name__ == "__main__":
    main()
