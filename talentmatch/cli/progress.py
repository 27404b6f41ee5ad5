"""Say how far a command has come: one line written anew in a terminal, a line now and then elsewhere, or nothing."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from talentmatch.exchange.progress import Progress, untold

LINE_EVERY = 2_000  # records, where lines stay
ANEW_EVERY = 100  # where one line is written over
START_OF_LINE = "\r\x1b[2K"


@contextmanager
def telling(words: Callable[[int], str], *, quiet: bool) -> Iterator[Progress]:
    """Give what to tell the number of records to; ``words`` puts it in words for standard error."""
    if quiet:
        yield untold
    elif sys.stderr.isatty():
        try:
            yield _now_and_then(lambda number: _write(START_OF_LINE + words(number)), ANEW_EVERY)
        finally:
            _write(START_OF_LINE)
    else:
        yield _now_and_then(lambda number: click.echo(words(number), err=True), LINE_EVERY)


def _now_and_then(tell: Progress, every: int) -> Progress:
    """Return what tells on whenever another so many are done."""
    told = 0

    def told_often_enough(number: int) -> None:
        nonlocal told
        if number // every > told:
            told = number // every
            tell(number)

    return told_often_enough


def _write(text: str) -> None:
    click.echo(text, nl=False, err=True)
