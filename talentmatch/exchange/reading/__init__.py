"""One reader for the tables that come in as files: CSV of any usual kind, or the first sheet of an Excel file."""

from collections.abc import Iterator, Sequence

from talentmatch.exchange.faults import Fault, FaultyFiles
from talentmatch.exchange.reading.csv_rows import read_csv
from talentmatch.exchange.reading.lines import LONGEST_CELL_LINES
from talentmatch.exchange.reading.source import Item, Row, Source
from talentmatch.exchange.reading.xlsx_rows import read_xlsx
from talentmatch.i18n import N_

__all__ = ["Item", "Row", "Source", "read_rows"]

ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read_rows(source: Source, columns: Sequence[str], *, cell_lines: int = LONGEST_CELL_LINES) -> Iterator[Item]:
    """Yield rows and, in their places, faults; raise FaultyFiles when nothing of the file can be used.

    The kind of the file is seen from its content, never from its name. cell_lines: the most that a cell of CSV has.
    """
    beginning = source.beginning()
    if beginning.startswith(OLD_OFFICE):
        message = N_("is an old or a protected Excel file; save it as .xlsx without a password, or as CSV")
        raise FaultyFiles([Fault(source.name, message)])
    if beginning.startswith(ZIP):
        yield from read_xlsx(source, columns)
    else:
        yield from read_csv(source, columns, cell_lines=cell_lines)
