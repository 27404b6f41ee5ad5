"""Read an ESCO download without a database: the names of its concepts, and how these are related."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from talentmatch.exchange.esco import open_download
from talentmatch.exchange.esco_rows import Shape, parse_rows
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.models.esco import LINE
from talentmatch.skills.esco_inputs import EscoConceptInput, EscoLabelInput, EscoRelationInput
from talentmatch.skills.occupations import OccupationNames

URI_PART = "/occupation/"


def read_occupations(paths: Sequence[Path], version: str | None = None) -> Iterator[OccupationNames]:
    """Yield the names of the occupations under ``paths``, each language once.

    Raise InvalidData when these are no files of ESCO or of several versions, and FaultyFiles for a faulty row.
    """
    for lang, row in read_names(paths, version):
        if URI_PART in row.uri:
            alternatives = tuple(filter(None, row.alternatives.split(LINE)))
            yield OccupationNames(row.uri, lang, row.preferred, alternatives, row.description)


def read_names(paths: Sequence[Path], version: str | None = None) -> Iterator[tuple[str, EscoLabelInput]]:
    """Yield the language and the names of every concept under ``paths``, each language once; errors as above."""
    seen = set[tuple[str, str]]()
    for shape, lang, row in _rows(paths, version):
        if shape is not Shape.RELATIONS:
            label = row.label if isinstance(row, EscoConceptInput) else row
            if (label.uri, lang) not in seen:
                seen.add((label.uri, lang))
                yield lang, label


def read_relations(paths: Sequence[Path], version: str | None = None) -> Iterator[EscoRelationInput]:
    """Yield how the concepts under ``paths`` are related; errors as above."""
    return (row for shape, _, row in _rows(paths, version) if shape is Shape.RELATIONS)


def _rows(paths: Sequence[Path], version: str | None) -> Iterator[tuple[Shape, str, Any]]:
    for shape, source in open_download(paths, version).files:
        parsed = parse_rows(source.name, source.read(), shape)
        if parsed.faults:
            raise FaultyFiles(parsed.faults)
        yield from ((shape, source.lang, row) for row in parsed.rows)
