"""Read whatever comes in for a table, seen from its content."""

from collections.abc import Iterator
from datetime import date

from sqlmodel import Session

from talentmatch.exchange.catalogue_files import CatalogueFile
from talentmatch.exchange.courses import read_courses
from talentmatch.exchange.jsonld import is_jsonld
from talentmatch.exchange.reading import Item, Source, read_rows


def read_incoming(session: Session, source: Source, file: CatalogueFile, today: date) -> Iterator[Item]:
    """Yield the rows and faults of a CSV or Excel file for a table, or of courses in JSON-LD as read ``today``."""
    if is_jsonld(source):
        return read_courses(session, source, file, today)
    return read_rows(source, file.columns)
