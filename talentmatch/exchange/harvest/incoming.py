"""Turn what was fetched into rows of tables, in the order in which they refer to each other."""

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count
from typing import Any

from sqlmodel import Session

from talentmatch.exchange.catalogue_files import CatalogueFile, file_of
from talentmatch.exchange.changes.tables import TOLD
from talentmatch.exchange.courses import course_rows, what_is_known
from talentmatch.exchange.elm.document import read_document
from talentmatch.exchange.elm.rows import ROWS, rows_of_table
from talentmatch.exchange.faults import Fault, FaultyFiles
from talentmatch.exchange.harvest.fetching import Fetched
from talentmatch.exchange.harvest.gathering import Asked, Gathered
from talentmatch.exchange.incoming import read_incoming
from talentmatch.exchange.reading import Item, Row, Source
from talentmatch.i18n import N_

OF_COURSES = ("programmes", "course_instances")


@dataclass(frozen=True)
class Incoming:
    """The rows of one table, read when they are asked for: a table refers to those that are stored before it.

    ``addresses`` is filled on the way: where each record stood. ``covered``: the records, or those to which links
    belong, of which this would say whether the source still has them; None for all. ``sha256``: of all that came.
    """

    file: CatalogueFile
    name: str
    items: Iterator[Item]
    addresses: dict[str, str] = field(default_factory=dict)
    covered: frozenset[str] | None = None
    sha256: str = ""


def read_gathered(session: Session, asked: Asked, gathered: Gathered, today: date) -> Iterator[Incoming]:
    """Yield the tables of what was fetched."""
    if asked.kind == "csv":
        yield _of_csv(session, asked, gathered.pages[0], today)
    elif asked.kind == "talentmatch":
        yield from _of_changes(asked, gathered)
    elif asked.kind == "elm":
        yield from _of_opportunities(session, asked, gathered.pages[0], today)
    else:
        for name in OF_COURSES:
            yield _of_courses(session, asked, gathered.pages, today=today, file=file_of(name))


def _of_csv(session: Session, asked: Asked, page: Fetched, today: date) -> Incoming:
    file, source = file_of(asked.table_name), Source(asked.address, io.BytesIO(page.content or b""))
    addresses: dict[str, str] = {}
    return Incoming(
        file, asked.address, _noted(read_incoming(session, source, file, today), file, addresses, page.url), addresses
    )


def _of_opportunities(session: Session, asked: Asked, page: Fetched, today: date) -> Iterator[Incoming]:
    """Yield the tables of a file of learning opportunities, which is read once for all of them."""
    document = read_document(asked.address, page.content or b"")
    for name in ROWS:
        file, addresses = file_of(name), dict[str, str]()
        rows = rows_of_table(session, document, file, today)
        yield Incoming(file, asked.address, _noted(rows, file, addresses, page.url), addresses)


def _noted(items: Iterable[Item], file: CatalogueFile, addresses: dict[str, str], url: str) -> Iterator[Item]:
    """Yield items and note from where their records come."""
    for item in items:
        if isinstance(item, Row) and all(column in item.cells for column in file.key):
            addresses[file.id_of(item.cells)] = url
        yield item


def _of_courses(
    session: Session, asked: Asked, pages: Iterable[Fetched], *, today: date, file: CatalogueFile
) -> Incoming:
    addresses: dict[str, str] = {}
    items = _course_items(session, asked, pages, today=today, file=file)
    noted = (item for url, found in items for item in _noted([found], file, addresses, url))
    return Incoming(file, asked.address, noted, addresses)


def _course_items(
    session: Session, asked: Asked, pages: Iterable[Fetched], *, today: date, file: CatalogueFile
) -> Iterator[tuple[str, Item]]:
    """Yield items with the address of their page, counted through; a page of a sitemap may well hold no course."""
    known, number = what_is_known(session, file, today), count(1)
    found = False
    for page in pages:
        for item in _items_of_page(page, file, known, whole=asked.kind == "jsonld"):
            found = True
            yield page.url, replace(item, line=next(number))
    if not found and file.name == OF_COURSES[0]:
        message = N_("holds no course that could become a row of this table")
        raise FaultyFiles([Fault(asked.address, message)])


def _items_of_page(page: Fetched, file: CatalogueFile, known: Any, *, whole: bool) -> Iterator[Item]:
    """Yield the rows of a page; what cannot be read of one among many is a fault, and of a whole source the end."""
    source = Source(page.url, io.BytesIO(page.content or b""))
    try:
        yield from course_rows(source, file, known)
    except FaultyFiles as error:
        if whole:
            raise
        yield from (replace(fault, shown=page.url) for fault in error.faults)


def _of_changes(asked: Asked, gathered: Gathered) -> Iterator[Incoming]:
    """Yield the tables of another talentmatch: of each record the last that was told of it."""
    last = {(change["table"], change["id"]): change["record"] for change in gathered.changes}
    for told in TOLD:
        records = {name: record for (table, name), record in last.items() if table == told.file.name}
        there = {name: record for name, record in records.items() if record is not None}
        gone = None if gathered.complete else frozenset(records.keys() - there.keys())
        yield _of_records(asked, told.file, there.values(), gone)
        if told.links is not None:
            links = [link for record in there.values() for link in record.get("skills", ())]
            yield _of_records(asked, told.links, links, None if gathered.complete else frozenset(records))


def _of_records(
    asked: Asked, file: CatalogueFile, records: Iterable[Mapping[str, Any]], covered: frozenset[str] | None
) -> Incoming:
    addresses: dict[str, str] = {}
    rows = (Row(line, _cells(file, record)) for line, record in enumerate(records, 1))
    return Incoming(file, asked.address, _noted(rows, file, addresses, asked.address), addresses, covered)


def _cells(file: CatalogueFile, record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the cells that our table has; a newer version may tell more."""
    return {column: record[column] for column in file.columns if column in record}
