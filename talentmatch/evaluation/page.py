"""Write what was found on all sets as a page in Markdown."""

import platform
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version

from talentmatch.evaluation.hard import BEGINNING
from talentmatch.evaluation.report import COLUMNS, MAIN, Report, SystemResult
from talentmatch.evaluation.significance import ROUNDS

LIBRARIES = ("talentmatch", "numpy", "scipy", "scikit-learn", "ir-measures", "bm25s", "sentence-transformers")
VARIANTS = ("only:", "without:")
INTRODUCTION = """\
# Evaluation

This page is written by `make eval`; whoever changes it by hand loses the change. What was read by eye, and what was
tried, stands in [evaluation-notes.md](evaluation-notes.md); how well skills are suggested for a vacancy, in
[evaluation-suggestions.md](evaluation-suggestions.md).

```sh
make eval BENCH=FOLDER                                        # this page; FOLDER holds one folder per set
.venv/bin/talentmatch evaluate FOLDER/SET --peer bm25         # one set, as a table
.venv/bin/talentmatch evaluate FOLDER --against without:words # is a field worth its place?
.venv/bin/talentmatch tune FOLDER                             # which weights would these sets choose?
```

The sets are not part of talentmatch. Each is a folder with `docs.jsonl` and `queries.jsonl` (`id`, `title`, `text`,
`lang`) and `qrels.tsv` (query, 0, document, grade; parted by tabs)."""
READING = f"""\
## How to read it

- **{MAIN}** is the measure that counts: how near the first ten documents come to the best possible first ten, which is
  1. R@10 and R@100 are the share of the relevant documents among the first ten and hundred, RR@10 is one over the rank
  of the first relevant document. They are computed by ir-measures; a query without an answer counts as 0.
- **In brackets** stands the 95 % interval: the queries drawn anew {ROUNDS:,} times (percentile bootstrap).
- **p** is that of a paired randomisation test of {ROUNDS:,} rounds: how often chance alone makes a difference as large.
  Nothing is corrected for the number of comparisons: among a hundred of them, one with p .01 is what chance brings.
- **Mean** is the mean over sets: each counts the same, however many queries it has.
- **Hard** is {MAIN} on hard pairs. A relevant document is easy when its title shares a word beginning with the title of
  the query (the first {BEGINNING} letters, without case and accents, of words that are no stop words). Easy documents
  are taken out of the judgements and of the rankings, so that nothing easy stands in the way; a query that has no other
  relevant document is skipped.
- **only:FIELD** ranks by one field alone; **without:FIELD** leaves one out, all other weights as they are.
  **talentmatch** is the whole as the product runs it, with one setting for all sets. A field that says nothing about a
  set (skills, where none are linked) reaches 0 alone and changes nothing when it is left out.
- **talentmatch with ESCO** needs the download of ESCO, which is not part of talentmatch, as in `make eval ESCO=FOLDER`.
  It is the whole after a title that names an occupation of ESCO has brought its other names into the query, in every
  language; documents stay as they are. The titles of the sets whose name has esco in it are names of ESCO, so that
  nearly every one is found: this is the best case. In the others, few titles are found.
- **Peers** see title and text as one: BM25 over Snowball stems (k1 1.5, b 0.75, with and without stop words), TF-IDF of
  plain words and of pieces of words of 3 to 5 characters (scikit-learn, sublinear), and all-MiniLM-L6-v2 where it is
  installed."""


def evaluation_page(reports: Sequence[Report], *, day: date, minutes: float) -> str:
    """Return the page on one set, or on several followed by their mean."""
    total = reports[-1]
    parts = [
        INTRODUCTION,
        _provenance(day, minutes),
        READING,
        "## The whole beside its peers\n\n" + "\n".join(_across(reports, of=_peers(total))),
        "## Field by field\n\n" + "\n".join(_across(reports, of=_fields(total))),
        *(["## By languages\n\n" + "\n".join(_across(total.parts, of=_peers(total)))] if total.parts else []),
        *(_section(report, f"## {report.collection}") for report in reports),
        *(_section(part, f"### {part.languages}") for part in total.parts if part.sets != (part.collection,)),
    ]
    return "\n\n".join(parts) + "\n"


def _provenance(day: date, minutes: float) -> str:
    told = ", ".join(f"{name} {found}" for name in LIBRARIES if (found := _version(name)))
    return f"Run on {day.day} {day:%B %Y}, in {minutes:.0f} minutes, with Python {platform.python_version()}, {told}."


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _is_variant(name: str) -> bool:
    return name.startswith(VARIANTS)


def _peers(report: Report) -> list[str]:
    return [system.name for system in report.systems if not _is_variant(system.name)]


def _fields(report: Report) -> list[str]:
    return [report.systems[0].name, *(system.name for system in report.systems if _is_variant(system.name))]


def _across(reports: Sequence[Report], *, of: Sequence[str]) -> Iterator[str]:
    """Yield a table of nDCG@10: a line for each report, a column for each system."""
    yield from _lines([MAIN, *of])
    for report in reports:
        found = {system.name: system for system in report.systems}
        name = report.collection if report.parts else f"{report.collection} ({report.languages})"
        yield _line([name, *(_value(found.get(system), MAIN) for system in of)])


def _section(report: Report, heading: str) -> str:
    rows = [
        *_lines(["system", *COLUMNS, f"ours minus it, {MAIN}"]),
        *(_line(_row(system)) for system in report.systems),
    ]
    missing = [f"Not run: {peer}. {why}" for peer, why in report.not_run.items()]
    return "\n\n".join([heading, f"{report.head}.", "\n".join(rows), *missing])


def _row(system: SystemResult) -> list[str]:
    return [system.name, *(_value(system, name) + _bounds(system, name) for name in COLUMNS), _against(system)]


def _value(system: SystemResult | None, name: str) -> str:
    return f"{system.measures[name]:.3f}" if system and name in system.measures else ""


def _bounds(system: SystemResult, name: str) -> str:
    found = system.intervals.get(name)
    return f" ({found.low:.3f}–{found.high:.3f})" if found else ""


def _against(system: SystemResult) -> str:
    c = system.against
    return f"{c.difference:+.3f} ({c.low:+.3f} to {c.high:+.3f}; p {c.p_value:.4f})" if c else ""


def _lines(heading: Sequence[str]) -> list[str]:
    return [_line(heading), "|" + " --- |" * len(heading)]


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
