"""The text of a PDF file."""

import io
import re
import unicodedata
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from pypdf import PdfReader
from pypdf.errors import LimitReachedError

from talentmatch.cv.faults import Unreadable
from talentmatch.cv.kinds import MOST_PAGES
from talentmatch.cv.text import Reading, gather, tidy

import_module("pypdf.filters")  # pypdf imports it while it reads, when no file can be opened any more
PARTED = re.compile(r"(?<=[^\W\d_A-Z])(?:-\n(?=[^\W\d_A-Z])|\u00ad\n?)")  # a word over the end of a line
FAR_TOO_MANY = 200  # pages; finding the first of so many takes too long


def read_pdf(data: bytes) -> Reading:
    """Return the text of the first MOST_PAGES pages; raise Unreadable for what is locked, endless or without text."""
    try:
        return _first_pages(data)
    except LimitReachedError:
        raise Unreadable("swollen") from None


def _first_pages(data: bytes) -> Reading:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise Unreadable("locked")
    if _told_pages(reader) > FAR_TOO_MANY:
        raise Unreadable("pages")
    reading = gather(_pages(reader))
    if not reading.text:
        raise Unreadable("pictures")
    return tidy(reading.text, cut=reading.cut or len(reader.pages) > MOST_PAGES)


def _told_pages(reader: PdfReader) -> int:
    """Return how many pages the file says that it has."""
    pages: Any = reader.root_object["/Pages"].get_object()
    return int(pages.get("/Count", 0))


def _pages(reader: PdfReader) -> Iterator[str]:
    for number, page in enumerate(reader.pages):
        if number == MOST_PAGES:
            return
        yield whole_words(page.extract_text()) + "\n\n"


def whole_words(text: str) -> str:
    """Return a text without the ligatures of a font and the hyphens of a layout, which no vocabulary has."""
    return PARTED.sub("", unicodedata.normalize("NFKC", text))
