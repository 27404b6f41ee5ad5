"""Measure speed, size and memory beside peers, in one run on one machine. Run it with ``make bench``.

First the shipped catalogue, then many documents that are put together from the texts of the test collections in a
folder, or where there is none from those of the catalogue. Everything runs on one core. Figures of a busy machine
vary: compare the lines of one run, not runs.
"""

import argparse
import resource
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from desk import measure_desk
from sklearn.feature_extraction.text import TfidfVectorizer
from texts import drawn_from, lengthened, questions, recombined, texts_of, texts_of_sets
from threadpoolctl import threadpool_limits

from talentmatch.catalogue.queries import list_programmes, load_cards
from talentmatch.config import read_settings
from talentmatch.db import migrate
from talentmatch.engine import FIELDS, Document, Index, IndexBuilder, Query, Settings, present_settings
from talentmatch.engine.encoder import SentenceEncoder
from talentmatch.evaluation import PEERS, Text
from talentmatch.exchange.load import load_catalogue
from talentmatch.matching.documents import profile_query, programme_document
from talentmatch.matching.service import match_profile
from talentmatch.needs.queries import load_profiles
from talentmatch.resources import resource_dir
from talentmatch.runtime import open_runtime
from talentmatch.web.app import create_app

PROFILE = 200  # words of a long question
ASKED = 100  # questions of each kind
PAGES = (
    "/en/",
    "/en/search?q=cleanroom",
    "/en/profiles/profile-aseptic-operator",
    "/en/programmes/vitalent-theme-cleanroom",
)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Measure speed, size and memory.")
    parser.add_argument("--documents", type=int, default=100_000, help="documents of the large index")
    parser.add_argument("--sets", type=Path, help="folder with test collections, whose texts are used if it is there")
    arguments = parser.parse_args()
    with threadpool_limits(1), tempfile.TemporaryDirectory() as folder:
        catalogue, profiles = measure_catalogue(Path(folder))
        measure_desk(Path(folder))
        sets = arguments.sets if arguments.sets and arguments.sets.is_dir() else None
        texts, asked = texts_of_sets(sets) if sets else (texts_of(catalogue), texts_of(profiles))
        print(f"\n{len(texts)} real texts from {sets or 'the catalogue'}, recombined; vectors drawn from 1000 of them")
        documents = list(recombined(texts, catalogue, arguments.documents))
        kinds = {
            "a query": questions(asked, profiles, ASKED),
            f"{PROFILE} words": questions(lengthened(asked, PROFILE), profiles, ASKED),
        }
        encoder = present_settings().encoder
        settings = Settings(FIELDS, drawn_from(encoder, texts)) if encoder else present_settings()
        measure_engine(documents, kinds, Path(folder) / "large", settings=settings)
        measure_peers(documents, kinds, dense=False)


def measure_catalogue(folder: Path) -> tuple[list[Document], list[Query]]:
    """Print the figures of the shipped catalogue; return its programmes and, in English, its job profiles."""
    settings = read_settings({"TALENTMATCH_INSTANCE": str(folder)})
    with open_runtime(settings, ready=False) as runtime:
        migrate(runtime.database.engine)
        measure_pages(runtime)
        with runtime.database.reading() as session:
            cards = load_cards(session, [row.id for row in list_programmes(session)])
            documents = [programme_document(card) for card in cards.values()]
            profiles = [profile_query(card, "en") for card in load_profiles(session).values()]
    long = questions(lengthened(texts_of(profiles), PROFILE), profiles, ASKED)
    kinds = {"a profile in three languages": profiles, f"{PROFILE} words": long}
    measure_engine(documents, kinds, folder / "small", settings=present_settings())
    measure_peers(documents, kinds, dense=True)
    return documents, profiles


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


def measure_engine(documents: list[Document], kinds: dict[str, list[Query]], folder: Path, *, settings) -> None:
    """Print how long the engine takes to build, load and answer, and how large it is."""
    print(f"\n{len(documents)} documents")
    builder = IndexBuilder(settings)
    for document in documents:
        builder.add(document)
    index, build = timed(builder.build)
    print(f"  built in {build:.2f} s ({1000 * build / len(documents):.2f} s per 1000 documents), peak {peak():.0f} MB")
    index = index.with_settings(present_settings())  # questions are encoded as in the product
    _, save = timed(lambda: index.save(folder))
    size = sum(path.stat().st_size for path in folder.rglob("*.*"))
    index, load = timed(lambda: Index.load(folder))
    print(f"  saved in {save:.2f} s: {size / len(documents):.0f} bytes a document; checked and loaded in {load:.2f} s")
    index.match(Query("warm-up", lang="en"))
    for kind, queries in kinds.items():
        asked = index.with_settings(forgetful_settings())
        fresh, cached = (spread(queries, asked.match) for _ in range(2))
        print(f"  {'talentmatch':<30} {kind:<30} fresh {fresh}  its vector cached {cached}")


def forgetful_settings() -> Settings:
    """Return the settings of the product with an encoder that remembers no text yet."""
    settings = present_settings()
    return replace(settings, encoder=SentenceEncoder()) if settings.encoder else settings


def measure_peers(documents: list[Document], kinds: dict[str, list[Query]], *, dense: bool) -> None:
    """Print how long the peers take for the same texts; a dense matrix of many documents would take gigabytes."""
    texts = [Text(doc.id, doc.title, doc.text, doc.lang) for doc in documents]
    product = {"scikit-learn, dense product": build_dense} if dense else PEERS["tfidf"]
    for name, system in {**PEERS["bm25"], **product}.items():
        search, build = timed(partial(system, texts))
        for kind, queries in kinds.items():
            asked = [Text("", query.title, query.text, query.lang) for query in queries]
            print(f"  {name:<30} {kind:<30} {spread(asked, partial(search, k=10))}  (built in {build:.2f} s)")


def build_dense(texts: list[Text]):
    """Return a search by a dense matrix of TF-IDF, as one writes it first."""
    vectorizer = TfidfVectorizer()
    matrix = vectorizer.fit_transform([text.whole for text in texts]).toarray()

    def search(query: Text, k: int) -> dict[str, float]:
        scores = matrix @ vectorizer.transform([query.whole]).toarray()[0]
        return {texts[at].id: float(scores[at]) for at in np.argsort(-scores)[:k]}

    return search


def timed(action):
    """Return what an action gives and how many seconds it took."""
    begin = time.perf_counter()
    return action(), time.perf_counter() - begin


def peak() -> float:
    """Return the most memory that this process ever took, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


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
