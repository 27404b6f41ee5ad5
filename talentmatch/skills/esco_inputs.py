"""What may come in for ESCO: rows of its files, already checked cell by cell.

They are tuples and not input models: a release has some 220,000 of them.
"""

from typing import NamedTuple


class EscoLabelInput(NamedTuple):
    """The names of a concept in the language of its file; ``alternatives`` stand one a line."""

    uri: str
    preferred: str
    alternatives: str
    description: str


class EscoConceptInput(NamedTuple):
    """A concept and its names."""

    kind: str
    reuse_level: str
    status: str
    code: str
    label: EscoLabelInput


class EscoRelationInput(NamedTuple):
    """What the concept ``source`` needs, or the broader concept that it stands under."""

    source: str
    target: str
    kind: str
