"""Read a CV that was sent, a few at a time, so that no fault of ours tells what stood in it."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from flask import Request
from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import HTTPException

from talentmatch.cv.apart import read_apart
from talentmatch.cv.faults import Unreadable
from talentmatch.cv.kinds import kind_of
from talentmatch.cv.text import Reading, tidy
from talentmatch.engine.text import words
from talentmatch.errors import Busy, TalentmatchError
from talentmatch.i18n import N_
from talentmatch.web.pasted import readable

AT_ONCE = 2
READERS = BoundedSemaphore(AT_ONCE)


@contextmanager
def one_reader() -> Iterator[None]:
    """Take one of the few places in which CVs are read at the same time; raise Busy when all are taken."""
    if not READERS.acquire(blocking=False):
        raise Busy(
            N_("Other CVs are being read at this moment. Wait half a minute, then go back and send yours once more.")
        )
    try:
        yield
    finally:
        READERS.release()


@contextmanager
def nothing_told() -> Iterator[None]:
    """Let a fault of ours say what kind it is and where it happened, and never what it was working on."""
    try:
        yield
    except (TalentmatchError, HTTPException, DBAPIError, Unreadable):
        raise
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        raise RuntimeError(f"{type(error).__name__} at {place.filename}, line {place.lineno}") from None


def read_sent(incoming: Request) -> Reading:
    """Return the text of the file that was sent with what was pasted; raise Unreadable where there is none."""
    sent = incoming.files.get("file")
    pasted = tidy(incoming.form.get("text", ""))
    read = Reading("")
    if sent is not None and sent.filename:
        data = sent.stream.read()
        read = read_apart(kind_of(sent.filename, data), data)
    whole = tidy(f"{read.text}\n{pasted.text}", cut=read.cut or pasted.cut)
    if not words(whole.text):
        raise Unreadable("nothing" if not read.text else "bare")
    return Reading(readable(whole.text), whole.cut)
