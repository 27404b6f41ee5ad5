"""Read the occupations of an ESCO download without a database."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from talentmatch.exchange.esco import open_download
from talentmatch.exchange.esco_rows import Shape, parse_rows
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.models.esco import LINE
from talentmatch.skills.esco_inputs import EscoConceptInput, EscoLabelInput
from talentmatch.skills.occupations import OccupationNames

URI_PART = "/occupation/"


def read_occupations(paths: Sequence[Path], version: str | None = None) -> Iterator[OccupationNames]:
    """Yield the names of the occupations under ``paths``, each language once.

    Raise InvalidData when these are no files of ESCO or of several versions, and FaultyFiles for a faulty row.
    """
    seen = set[tuple[str, str]]()
    for shape, source in open_download(paths, version).files:
        if shape is Shape.RELATIONS:
            continue
        parsed = parse_rows(source.name, source.read(), shape)
        if parsed.faults:
            raise FaultyFiles(parsed.faults)
        for row in map(_label, parsed.rows):
            if URI_PART in row.uri and (row.uri, source.lang) not in seen:
                seen.add((row.uri, source.lang))
                alternatives = tuple(filter(None, row.alternatives.split(LINE)))
                yield OccupationNames(row.uri, source.lang, row.preferred, alternatives, row.description)


def _label(row: EscoConceptInput | EscoLabelInput) -> EscoLabelInput:
    return row.label if isinstance(row, EscoConceptInput) else row
