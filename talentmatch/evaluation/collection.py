"""Read a test collection: documents, queries, and which document was judged relevant to which query."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from talentmatch.engine import LANGUAGES, detect_language
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_

DOCUMENTS = "docs.jsonl"

Judgements = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Text:
    """Hold a document or a query of a collection; lang is nl, fr, en, de, or None if unstated."""

    id: str
    title: str
    text: str
    lang: str | None

    @property
    def whole(self) -> str:
        """Return title and text as one."""
        return f"{self.title}\n{self.text}"

    @cached_property
    def language(self) -> str:
        """Return the language that is stated, or else the one that the engine detects."""
        return self.lang or detect_language(self.whole)


@dataclass(frozen=True)
class Line:
    """Hold one line of a file, with what is needed to say where it is wrong."""

    path: Path
    number: int
    content: str

    def fault(self, what: str, value: str = "") -> InvalidData:
        """Return an error that names the file and the line."""
        said = InvalidData(what, value=value).text()
        return InvalidData(N_("%(file)s, line %(line)s: %(fault)s"), file=self.path, line=self.number, fault=said)


@dataclass(frozen=True)
class Collection:
    """Hold a test collection; judgements: query -> document -> grade, 0 for not relevant."""

    name: str
    documents: tuple[Text, ...]
    queries: tuple[Text, ...]
    judgements: Judgements


def find_collections(paths: Sequence[Path]) -> list[Path]:
    """Return the folders of test collections: each path is one or holds several; raise InvalidData if it is neither."""
    return [found for path in paths for found in _find_collections(path)]


def _find_collections(path: Path) -> list[Path]:
    if not path.is_dir():
        raise InvalidData(
            N_("There is no folder %(folder)s; the evaluation data is not part of talentmatch."), folder=path
        )
    if (path / DOCUMENTS).exists():
        return [path]
    found = sorted(documents.parent for documents in path.glob(f"*/{DOCUMENTS}"))
    if not found:
        raise InvalidData(
            N_("The folder %(folder)s holds no test collection: %(file)s is neither in it nor in a folder in it."),
            folder=path,
            file=DOCUMENTS,
        )
    return found


def read_collection(directory: Path) -> Collection:
    """Read docs.jsonl, queries.jsonl and qrels.tsv; raise InvalidData that names the file and the line.

    As trec_eval does, judgements of other queries are left out; a judged document that is not there counts as missed.
    """
    documents = read_texts(directory / DOCUMENTS)
    queries = read_texts(directory / "queries.jsonl")
    judgements: Judgements = {}
    for line in _lines(directory / "qrels.tsv"):
        query, document, grade = _read_judgement(line)
        if query in queries:
            judgements.setdefault(query, {})[document] = grade
    if not judgements:
        raise InvalidData(N_("No judgement of %(folder)s is about one of its queries."), folder=directory)
    return Collection(directory.resolve().name, tuple(documents.values()), tuple(queries.values()), judgements)


def read_texts(path: Path) -> dict[str, Text]:
    """Read one JSON object per line: id and title, and where there are such, text and lang."""
    texts: dict[str, Text] = {}
    for line in _lines(path):
        text = _read_text(line)
        if text.id in texts:
            raise line.fault(N_("The identifier %(value)s stands twice."), text.id)
        texts[text.id] = text
    return texts


def _read_text(line: Line) -> Text:
    try:
        row = json.loads(line.content)
    except ValueError:
        raise line.fault(N_("This is not JSON.")) from None
    if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in ("id", "title")):
        raise line.fault(N_("Every line needs an id and a title, as text."))
    text, lang = row.get("text") or "", row.get("lang") or None
    if not row["id"] or not isinstance(text, str):
        raise line.fault(N_("The id must not be empty, and the text must be text."))
    if lang is not None and lang not in LANGUAGES:
        raise line.fault(N_("The language must be one of %(value)s, or be left out."), ", ".join(LANGUAGES))
    return Text(row["id"], row["title"], text, lang)


def _read_judgement(line: Line) -> tuple[str, str, int]:
    columns = line.content.split("\t")
    if len(columns) != 4 or not columns[3].isdecimal():
        raise line.fault(N_("Every line needs four columns, parted by tabs: query, 0, document, grade."))
    return columns[0], columns[2], int(columns[3])


def _lines(path: Path) -> Iterator[Line]:
    """Yield the lines that are not blank."""
    try:
        with path.open(encoding="utf-8") as stream:
            yield from (Line(path, at, text.rstrip("\r\n")) for at, text in enumerate(stream, 1) if text.strip())
    except UnicodeDecodeError:
        raise InvalidData(N_("The file %(file)s is not UTF-8."), file=path) from None
    except OSError:
        raise InvalidData(N_("The file %(file)s cannot be read."), file=path) from None
