"""Measure speed and memory side by side with a peer, in one run on one machine. Run it with ``make bench``.

The shipped catalogue is indexed as it is and, to see what growth does, in many numbered copies; the questions are the
shipped job profiles. The peer is BM25 over the same stems (package bm25s). Figures of a busy machine vary: compare the
columns of one run, not runs.
"""

import argparse
import resource
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import numpy as np

from talentmatch.catalogue.queries import list_programmes, load_cards
from talentmatch.config import read_settings
from talentmatch.db import migrate
from talentmatch.engine import Document, Index, IndexBuilder, Query
from talentmatch.evaluation import PEERS, Text
from talentmatch.exchange.load import load_catalogue
from talentmatch.matching.documents import profile_query, programme_document
from talentmatch.matching.service import match_profile
from talentmatch.needs.queries import load_profiles
from talentmatch.resources import resource_dir
from talentmatch.runtime import open_runtime
from talentmatch.web.app import create_app

PAGES = (
    "/en/",
    "/en/search?q=cleanroom",
    "/en/profiles/profile-aseptic-operator",
    "/en/programmes/vitalent-theme-cleanroom",
)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Measure speed and memory.")
    parser.add_argument("--copies", type=int, default=100, help="copies of the catalogue in the large index")
    copies = parser.parse_args().copies
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings({"TALENTMATCH_INSTANCE": folder})
        with open_runtime(settings, ready=False) as runtime:
            migrate(runtime.database.engine)
            measure_pages(runtime)
            with runtime.database.reading() as session:
                cards = load_cards(session, [row.id for row in list_programmes(session)])
                documents = [programme_document(card) for card in cards.values()]
                queries = [profile_query(card, "en") for card in load_profiles(session).values()]
        for times in (1, copies):
            measure_engine(many(documents, times), queries, Path(folder) / f"index-{times}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    print(f"\npeak memory of this process: {peak:.0f} MB")


def many(documents: list[Document], times: int) -> list[Document]:
    """Return numbered copies of the documents; the number is in the title, so that no two are equal."""
    return [
        Document(f"{doc.id}-{n}", f"{doc.title} {n}", doc.text, doc.lang, doc.alternates, doc.skills, doc.facets)
        for n in range(times)
        for doc in documents
    ]


def measure_pages(runtime) -> None:
    """Print how long loading, one ranking and each page take."""
    with runtime.database.writing() as session:
        _, seconds = timed(lambda: load_catalogue(session, resource_dir("data") / "catalogue"))
    print(f"catalogue loaded in {seconds:.2f} s")
    with runtime.database.reading() as session:
        loaded, seconds = timed(lambda: runtime.live.refresh(session))
        print(f"index of {len(loaded.index)} programmes built and saved in {seconds:.2f} s")
        ask = partial(match_profile, session, loaded, "profile-aseptic-operator", lang="en")
        print(f"one ranking with its evidence: {percentiles(ask, 50)}")
    client = create_app(runtime).test_client()
    for page in PAGES:
        print(f"page {page}: {percentiles(lambda page=page: client.get(page), 30)}")


def measure_engine(documents: list[Document], queries: list[Query], folder: Path) -> None:
    """Print build, save, load and query times of the engine, and of the peer on the same texts."""
    print(f"\n{len(documents)} documents, {len(queries)} questions")
    builder = IndexBuilder()
    for document in documents:
        builder.add(document)
    index, build = timed(builder.build)
    _, save = timed(lambda: index.save(folder))
    _, load = timed(lambda: Index.load(folder))
    print(
        f"  talentmatch   build {build:6.2f} s  save {save:5.2f} s  load {load:5.2f} s  {spread(queries, index.match)}"
    )
    texts = [Text(doc.id, doc.title, doc.text, doc.lang) for doc in documents]
    for name, system in PEERS["bm25"].items():
        search, build = timed(lambda system=system: system(texts))
        asked = [Text("", query.title, query.text, query.lang) for query in queries]
        print(f"  {name:<30} build {build:6.2f} s  {spread(asked, partial(search, k=10))}")


def timed(action):
    """Return what an action gives and how many seconds it took."""
    begin = time.perf_counter()
    return action(), time.perf_counter() - begin


def spread(queries, ask) -> str:
    """Return the median and the 99th percentile of one question, in milliseconds."""
    times = [1000 * timed(lambda query=query: ask(query))[1] for query in queries]
    return "p50 {:.2f} ms  p99 {:.2f} ms".format(*np.percentile(times, (50, 99)))


def percentiles(action, times: int) -> str:
    """Return the median and the 99th percentile of an action, in milliseconds, after one warm-up."""
    action()
    return "p50 {:.2f} ms  p99 {:.2f} ms".format(
        *np.percentile([1000 * timed(action)[1] for _ in range(times)], (50, 99))
    )


if __name__ == "__main__":
    main()
