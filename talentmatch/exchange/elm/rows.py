"""A file of learning opportunities as the rows of each table that it fills."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from sqlmodel import Session

from talentmatch.exchange.catalogue_files import CatalogueFile
from talentmatch.exchange.elm.document import Document
from talentmatch.exchange.elm.known import Cells, Known, load_known
from talentmatch.exchange.elm.node import Node
from talentmatch.exchange.elm.programmes import programme_rows, run_rows
from talentmatch.exchange.elm.providers import provider_rows
from talentmatch.exchange.elm.skills import skill_rows
from talentmatch.exchange.reading import Row

Rows = Callable[[Document, Known], Iterator[tuple[Node, Cells]]]
ROWS: Mapping[str, Rows] = {
    "providers": provider_rows,
    "programmes": programme_rows,
    "course_instances": run_rows,
    "programme_skills": skill_rows,
}  # in the order in which they refer to each other


def rows_of_table(session: Session, document: Document, file: CatalogueFile, today: date) -> Iterator[Row]:
    """Yield the rows of one table, each on the line where it stands; a line that holds several is counted on."""
    known, last = load_known(session, file, today), 0
    for node, cells in ROWS[file.name](document, known):
        last = max(node.line, last + 1)
        yield Row(last, {column: cells.get(column, "") for column in file.columns})
