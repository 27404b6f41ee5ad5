"""Read a file of the shipped catalogue into rows: UTF-8 and commas, and every fault at once."""

from collections.abc import Sequence
from pathlib import Path

from talentmatch.exchange.faults import Fault, FaultyFiles
from talentmatch.exchange.reading.csv_rows import read_csv
from talentmatch.exchange.reading.source import Row, Source
from talentmatch.i18n import N_


def read_table(path: Path, columns: Sequence[str]) -> tuple[list[Row], list[Fault]]:
    """Return the rows of a UTF-8 CSV file that has exactly ``columns``, and the faults found on the way."""
    rows: list[Row] = []
    faults: list[Fault] = []
    try:
        with path.open("rb") as stream:
            for item in read_csv(Source(path.name, stream), columns, strict=True):
                if isinstance(item, Row):
                    rows.append(item)
                else:
                    faults.append(item)
    except FaultyFiles as error:
        return [], error.faults
    except OSError as error:
        reason = error.strerror or str(error)
        return [], [Fault(path.name, N_("cannot be read (%(reason)s)"), values={"reason": reason})]
    return rows, faults
