"""Measure the ranking of many profiles at once, beside sparse_dot_topn, and whole runs on processes and on Dask.

Programmes and profiles are put together from real texts (``texts.py``), the same in every run, and compared by words
and skills. Times are those of one run on one machine that other work may share: compare its lines with each other. The
last line is the same as JSON.
"""

import argparse
import hashlib
import json
import os
import random
import signal
import tempfile
import threading
import time
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from machine import machine
from texts import SEED, lengthened, recombined, texts_of, texts_of_sets
from threadpoolctl import threadpool_limits

from talentmatch.batch.fields import settings_of
from talentmatch.batch.questions import Question
from talentmatch.batch.run import Engine, Run, match_all
from talentmatch.batch.work import Wish
from talentmatch.catalogue.queries import list_programmes, load_cards
from talentmatch.config import read_settings
from talentmatch.db import migrate
from talentmatch.engine import FIELDS as FIELDS_OF_ALL
from talentmatch.engine import Index, IndexBuilder, Query, Settings
from talentmatch.engine import many as engine_many
from talentmatch.engine.many import ManyMatcher
from talentmatch.exchange.load import load_catalogue
from talentmatch.matching.documents import profile_query, programme_document
from talentmatch.needs.queries import load_profiles
from talentmatch.resources import resource_dir
from talentmatch.runtime import open_runtime

FIELDS = ("words", "skills")
# One product of two matrices, as the peer makes it, knows no other weights for documents in another language.
ALIKE = Settings(tuple(field for field in FIELDS_OF_ALL if field.name in FIELDS))
WORDS = 100  # of a profile
TOP = 10
ONE_BY_ONE = 200  # profiles that are also asked one by one
TURNS = 3  # of the engine and its peer


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Measure runs over many profiles.")
    parser.add_argument("--programmes", type=int, default=100_000)
    parser.add_argument("--profiles", type=int, default=10_000)
    parser.add_argument("--sets", type=Path, help="folder with test collections, whose texts are used if it is there")
    parser.add_argument("--json", type=Path, help="file for the figures")
    parser.add_argument(
        "--runs", default="local-1,local-2,dask-1,dask-2,dask-2-killed", help="which runs, in this order"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        index, queries = made(Path(folder), arguments)
        figures = {"machine": machine(), "programmes": len(index), "profiles": len(queries)}
        with threadpool_limits(1):
            figures["engine"] = measure_engine(index.with_settings(ALIKE), queries)
        names = [name for name in arguments.runs.split(",") if name and can_run(name)]
        figures["runs"] = {name: measure_run(name, Path(folder), index, queries) for name in names}
    print(json.dumps(figures))
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def can_run(name: str) -> bool:
    """Return whether what a run needs is installed; say what is missing."""
    there = not name.startswith("dask") or find_spec("distributed") is not None
    if not there:
        print(f"  {name:<40} is left out: Dask is not installed (pip install -e '.[batch]')")
    return there


def made(folder: Path, arguments: argparse.Namespace) -> tuple[Index, list[Query]]:
    """Return an index of programmes, mapped from its snapshot, and profiles of WORDS words with the skills of a job."""
    with open_runtime(read_settings({"TALENTMATCH_INSTANCE": str(folder)}), ready=False) as runtime:
        migrate(runtime.database.engine)
        with runtime.database.writing() as session:
            load_catalogue(session, resource_dir("data") / "catalogue")
            cards = load_cards(session, [row.id for row in list_programmes(session)])
            catalogue = [programme_document(card) for card in cards.values()]
            jobs = [profile_query(card, "en") for card in load_profiles(session).values()]
    sets = arguments.sets if arguments.sets and arguments.sets.is_dir() else None
    texts = texts_of_sets(sets)[0] if sets else texts_of(catalogue)
    builder = IndexBuilder(settings_of(FIELDS))
    for document in recombined(texts, catalogue, arguments.programmes):
        builder.add(document)
    builder.build().save(folder / "index")
    chance = random.Random(SEED)
    chosen = chance.choices(lengthened(texts, WORDS), k=arguments.profiles)
    queries = [Query(t.title, t.text, t.language, skills=chance.choice(jobs).skills) for t in chosen]
    return Index.load(folder / "index", settings_of(FIELDS)), queries


def measure_engine(index: Index, queries: list[Query]) -> dict[str, object]:
    """Return milliseconds of one core for a profile: asked one by one, at once, and the product beside its peer."""
    few = queries[:ONE_BY_ONE]
    index.match(few[0], TOP)
    single, one_by_one = spent(lambda: [tuple((m.id, m.score) for m in index.match(q, TOP, exact=True)) for q in few])
    matcher = ManyMatcher(index)
    matcher.rank(few)
    found, at_once = spent(lambda: matcher.rank(queries, TOP))
    prepared, reading = spent(lambda: engine_many._prepare(queries, index))
    ours, theirs, same = beside_peer(matcher, index, prepared)
    figures = {
        "one by one": 1000 * one_by_one / len(few),
        "at once": 1000 * at_once / len(queries),
        "of which reading": 1000 * reading / len(queries),
        "product and ranking": 1000 * ours / len(queries),
        "sparse_dot_topn": 1000 * theirs / len(queries) if theirs else None,
        "to the last bit as one by one": found[: len(few)] == single,
        "scores as those of sparse_dot_topn": same,
    }
    for name, value in figures.items():
        print(f"  {name:<40} {value if not isinstance(value, float) else f'{value:.3f} ms'}")
    return figures


def beside_peer(matcher: ManyMatcher, index: Index, prepared) -> tuple[float, float | None, bool | None]:
    """Return the seconds of a core for the prepared profiles: ours, the peer's; and if their scores are the same."""
    try:
        from sparse_dot_topn import sp_matmul_topn
    except ImportError:
        return min(spent(lambda: ranked(matcher, prepared))[1] for _ in range(TURNS)), None, None
    left, right = as_matrices(index, prepared)
    ours, theirs = [], []
    for _ in range(TURNS):
        found, seconds = spent(lambda: ranked(matcher, prepared))
        ours.append(seconds)
        product, seconds = spent(lambda: sp_matmul_topn(left, right, TOP, threshold=0.0, sort=True, n_threads=1))
        theirs.append(seconds)
    same = all(
        np.allclose([score for _, score in ranking], product.data[product.indptr[at] : product.indptr[at + 1]])
        for at, ranking in enumerate(found)
    )
    return min(ours), min(theirs), same


def ranked(matcher: ManyMatcher, prepared) -> list:
    """Return the rankings of profiles that were read before."""
    reading, engine_many._prepare = engine_many._prepare, lambda queries, _index: queries
    try:
        return matcher.rank(prepared, TOP)
    finally:
        engine_many._prepare = reading


def as_matrices(index: Index, prepared) -> tuple[sp.csr_matrix, sp.csr_matrix]:
    """Return profiles x terms and terms x programmes, both weighed as the engine weighs them."""
    postings, versions = index.postings, [next(iter(query.versions.values())) for query in prepared]
    terms = postings.starts.shape[1] - 1
    parts = [
        sp.csc_array((weights[starts[0] : starts[-1]], rows[starts[0] : starts[-1]], starts - starts[0]), (size, terms))
        for weights, rows in [(postings.weights.astype(np.float64), postings.rows)]
        for starts, size in zip(postings.starts, postings.sizes, strict=True)
    ]
    programmes = sp.vstack(parts, format="csc")
    columns, weights = (np.concatenate([part[at] for v in versions for part in v.alike]) for at in (0, 1))
    bounds = np.cumsum([0, *(sum(len(part[0]) for part in version.alike) for version in versions)])
    profiles = sp.csr_array((weights, columns, bounds), shape=(len(versions), terms))
    return sp.csr_matrix(profiles), sp.csr_matrix(programmes.T.tocsr())


def measure_run(name: str, folder: Path, index: Index, queries: list[Query]) -> dict[str, object]:
    """Return how long a whole run takes, and the checksum of its results; name: engine-workers[-killed]."""
    engine, workers, *killed = name.split("-")
    questions = [Question(f"{at:06}", query) for at, query in enumerate(queries)]
    run = Run(folder / name, index, questions, 500, Wish(TOP, "jsonl", FIELDS))
    first_part = threading.Event()
    if killed:
        threading.Thread(target=kill_a_worker, args=(first_part,), daemon=True).start()
    begin, before = time.perf_counter(), of_cores()
    match_all(run, Engine(engine, int(workers)), lambda _number: first_part.set())
    seconds, cores, load = time.perf_counter() - begin, of_cores() - before, os.getloadavg()[0]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sorted((folder / name / "parts").iterdir())))
    print(f"  {name:<40} {seconds:.1f} s, {cores:.1f} s of cores  results {digest.hexdigest()[:12]}  load {load:.1f}")
    return {"seconds": seconds, "seconds of cores": cores, "results": digest.hexdigest(), "load": load}


def of_cores() -> float:
    """Return the seconds of a core that this process and the workers that ended took."""
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system


def kill_a_worker(first_part: threading.Event) -> None:
    """Kill one of the processes that work when the first part is there."""
    first_part.wait()
    for path in Path("/proc").glob("[0-9]*/task/*/children"):
        if path.parts[2] == str(os.getpid()) and any(works(pid) for pid in path.read_text().split()):
            workers = [int(pid) for pid in path.read_text().split() if works(pid)]
            os.kill(workers[-1], signal.SIGKILL)
            return


def works(pid: str) -> bool:
    return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()


def spent(action):
    """Return what an action gives and how many seconds of a core it took: others who use the machine count less so."""
    begin = time.process_time()
    return action(), time.process_time() - begin


if __name__ == "__main__":
    main()
