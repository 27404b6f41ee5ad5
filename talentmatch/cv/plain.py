"""The text of a TXT file, in the codes in which such files are saved."""

import codecs

from talentmatch.cv.faults import Unreadable
from talentmatch.cv.text import Reading, tidy

WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ODD = frozenset(range(32)) - frozenset(b"\t\n\x0b\x0c\r\x1b")  # control characters that no text editor saves


def read_plain(data: bytes) -> Reading:
    """Return the text of a file; raise Unreadable when its bytes are no text in any code that we know."""
    if data.startswith(WIDE):
        return tidy(_decoded(data, "utf-16"))
    if ODD.intersection(data):
        raise Unreadable("letters")
    try:
        return tidy(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return tidy(_decoded(data, "cp1252"))


def _decoded(data: bytes, code: str) -> str:
    try:
        return data.decode(code)
    except UnicodeDecodeError:
        raise Unreadable("letters") from None
