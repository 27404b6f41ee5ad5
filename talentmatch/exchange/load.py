"""Read the catalogue's folder, check all of it, and store it in one go or not at all."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from sqlmodel import Session

from talentmatch.exchange.catalogue_files import FILES, CatalogueFile
from talentmatch.exchange.checks import Tables, find_faults
from talentmatch.exchange.csv_table import read_table
from talentmatch.exchange.faults import Fault, FaultyFiles
from talentmatch.exchange.merges import merges_of
from talentmatch.exchange.parsing import Record, parse_rows
from talentmatch.models.input_types import Input
from talentmatch.models.store import get_state, mark_changed

Progress = Callable[[str, int], None]


def read_catalogue(folder: Path) -> tuple[Tables, list[Fault]]:
    """Return the accepted records by file, and every fault of every file."""
    tables: dict[str, list[Record]] = {}
    named: dict[str, set[str]] = {}
    faults: list[Fault] = []
    for file in FILES:
        rows, found = read_table(folder / file.file_name, file.columns)
        tables[file.name], refused = parse_rows(file.file_name, file.model, rows)
        named[file.name] = {row.cells.get("id", "") for row in rows}
        faults += found + refused
    faults += find_faults(tables, named)
    return tables, faults


def catalogue_digest(folder: Path) -> str:
    """Return a hash of the catalogue's files, to tell whether they were loaded already."""
    digest = hashlib.sha256()
    for file in FILES:
        digest.update(file.file_name.encode())
        path = folder / file.file_name
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


def load_catalogue(session: Session, folder: Path, progress: Progress | None = None) -> int:
    """Store the files of ``folder``, or raise FaultyFiles and store nothing; return how many records changed.

    ``progress`` is told the name of each file and how many of its records changed.
    """
    tables, faults = read_catalogue(folder)
    if faults:
        raise FaultyFiles(faults)
    changed = 0
    for file in FILES:
        saved = file.save(session, unmerged(session, file, tables[file.name]))
        if progress is not None:
            progress(file.name, saved)
        changed += saved
    get_state(session).data_digest = catalogue_digest(folder)
    if changed:
        mark_changed(session)
    return changed


def unmerged(session: Session, file: CatalogueFile, records: list[Record]) -> list[Input]:
    """Return the inputs of a file without those of merged records, which stay as the merge left them."""
    merges = merges_of(session, file)
    inputs = (merges.followed(record.input) for record in records)
    return [entered for entered in inputs if merges.survivor(entered.model_dump()) is None]


def is_loaded(session: Session, folder: Path) -> bool:
    """Tell whether exactly these files were the last to be loaded."""
    return get_state(session).data_digest == catalogue_digest(folder)
