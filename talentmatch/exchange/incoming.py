"""Read whatever comes in for a table, seen from its content."""

from collections.abc import Iterator

from talentmatch.exchange.catalogue_files import CatalogueFile
from talentmatch.exchange.reading import Item, Source, read_rows


def read_incoming(source: Source, file: CatalogueFile) -> Iterator[Item]:
    """Yield the rows and faults of a CSV or Excel file for a table."""
    return read_rows(source, file.columns)
