"""Write rankings in the format that trec_eval reads."""

from collections.abc import Iterator
from pathlib import Path

from talentmatch.evaluation.measures import Run, ranking


def write_run(run: Run, path: Path, *, tag: str) -> None:
    """Write one line per query and document: query, Q0, document, rank from 1, score, tag."""
    path.write_text("".join(_lines(run, tag)), encoding="utf-8")


def _lines(run: Run, tag: str) -> Iterator[str]:
    for query, scores in run.items():
        for rank, document in enumerate(ranking(scores), 1):
            yield f"{query} Q0 {document} {rank} {scores[document]!r} {tag}\n"
