"""Measure the engine over one corpus: building, saving, loading, asking, with filters and with meaning."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import corpus
import numpy as np
from timing import bandwidth, peak_mb, resident_mb, spread, timed
from vectors import document_vectors, settings_with_meaning, settings_without

from talentmatch.engine import Filters, Index, IndexBuilder, Query
from talentmatch.engine.asked import ask
from talentmatch.engine.nearest import group

ASKED = 100
COMPARED = 60  # questions whose answers are compared with the exact ones
FILTERS = {
    "1 % pass": Filters({"place": {"place-7"}}, keep_unknown=False),
    "20 % pass": Filters({"level": {"3"}}, keep_unknown=False),
}
POSTING, SCORE = 6, 8  # bytes


def measure_matcher(documents: int, folder: Path) -> dict[str, Any]:
    """Return the figures of the engine over so many documents."""
    built = _build(documents, folder)
    index, load = timed(lambda: Index.load(folder, settings_without()))
    before = resident_mb()
    figures: dict[str, Any] = {**built, "load_seconds": round(load, 3), "questions": _ask(index)}
    figures["worker_mb"] = round(resident_mb() - before)
    figures["floor_ms"] = _floor(index)
    return {**figures, "meaning": _with_meaning(index)}


def _build(documents: int, folder: Path) -> dict[str, Any]:
    builder, adding = IndexBuilder(settings_without()), 0.0
    for document in corpus.documents(documents):
        adding += timed(lambda document=document: builder.add(document))[1]
    index, building = timed(builder.build)
    peak = peak_mb()
    _, saving = timed(lambda: index.save(folder))
    size = sum(path.stat().st_size for path in folder.rglob("*.*"))
    return {
        "build_seconds": round(adding + building, 1),
        "build_peak_mb": round(peak),
        "save_seconds": round(saving, 1),
        "bytes_a_document": round(size / documents),
        "postings_a_document": round(len(index.postings.rows) / documents, 1),
    }


def _ask(index: Index) -> dict[str, Any]:
    kinds = {
        "30 words": corpus.questions(ASKED, 30),
        "30 words and skills": corpus.questions(ASKED, 30, sets=2),
        "200 words": corpus.questions(ASKED // 2, 200),
    }
    found = {name: spread(asked, index.match).told() for name, asked in kinds.items()}
    return found | _filtered(index, ("30 words", "30 words and skills"), kinds)


def _filtered(index: Index, names: Sequence[str], kinds: dict[str, list[Query]]) -> dict[str, Any]:
    """Return what questions of some kinds take with each filter."""
    return {
        f"{name}, {share}": spread(kinds[name], partial(index.match, filters=filters)).told()
        for name in names
        for share, filters in FILTERS.items()
    }


def _floor(index: Index) -> dict[str, float]:
    """Return what memory alone would take: the postings read once, the scores written and read once."""
    touched = [_touched(index, query) for query in corpus.questions(ASKED, 30)]
    return {"median": round(1000 * float(np.median(touched)) / bandwidth(), 3), "bytes": float(np.median(touched))}


def _touched(index: Index, query: Query) -> int:
    asked, total = ask(query, index), 0
    for meeting in asked.meetings:
        starts = index.postings.starts[meeting.language]
        columns = asked.own.columns[asked.own.weighed(across=meeting.across) > 0]
        postings = int((starts[columns + 1] - starts[columns]).sum())
        total += postings * POSTING + (2 * SCORE * int(index.postings.sizes[meeting.language]) if postings else 0)
    return total


def _with_meaning(index: Index) -> dict[str, Any]:
    """Return the figures with meaning, by groups and exact, and how many of the exact ten are found."""
    vectors = document_vectors(len(index))
    together, grouping = timed(lambda: group(vectors))
    groups, vectors = together or ({}, vectors)
    meant = replace(
        index.with_settings(settings_with_meaning()),
        meanings={"meaning": vectors},
        groups={"meaning": groups} if together else {},
    )
    asked = corpus.questions(ASKED, 30)
    return {
        "grouped": bool(together),
        "grouping_seconds": round(grouping, 1),
        "30 words": spread(asked, meant.match).told(),
        **_filtered(meant, ("30 words",), {"30 words": asked}),
        "30 words, exact": spread(asked[:20], partial(meant.match, exact=True)).told(),
        "recall_at_10": {
            "all": _recall(meant, asked[:COMPARED], None),
            **{share: _recall(meant, asked[:COMPARED], filters) for share, filters in FILTERS.items()},
        },
    }


def _recall(index: Index, asked: Sequence[Query], filters: Filters | None) -> float:
    """Return which part of the exact ten is found, on average."""
    pairs = [
        [{match.id for match in index.match(query, filters=filters, exact=exact)} for exact in (False, True)]
        for query in asked
    ]
    return round(float(np.mean([len(found & exact) / len(exact) for found, exact in pairs if exact])), 4)
