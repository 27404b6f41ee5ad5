"""Check the header of a table: every column, each once, and no other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from talentmatch.exchange.faults import Fault, FaultyFiles
from talentmatch.i18n import N_


def check_header(name: str, header: Sequence[str], columns: Sequence[str]) -> None:
    """Raise FaultyFiles with everything that is wrong with a header."""
    if faults := list(_header_faults(name, header, columns)):
        raise FaultyFiles(faults)


def _header_faults(name: str, header: Sequence[str], columns: Sequence[str]) -> Iterator[Fault]:
    for column, times in Counter(header).items():
        if times > 1:
            yield Fault(name, N_("this column stands there more than once"), 1, column)
    missing = [column for column in columns if column not in header]
    for column in missing:
        yield Fault(name, N_("this column is missing; add it to the header"), 1, column)
    for column in header:
        if column not in columns:
            yield _unknown(name, column, missing)


def _unknown(name: str, column: str, missing: Sequence[str]) -> Fault:
    near = get_close_matches(column.strip().casefold(), missing, 1)
    if not near:
        return Fault(name, N_("this column is unknown; remove it"), 1, column)
    return Fault(name, N_("this column is unknown; did you mean %(near)s?"), 1, column, {"near": near[0]})
