"""What kind of file a CV is: its name and its first bytes have to agree."""

from collections.abc import Mapping

from talentmatch.cv.faults import Unreadable

LARGEST = 5_000_000  # bytes
MOST_PAGES = 20  # are read
HEAD = 1024  # bytes in which a file says what it is
TAIL = 66_000  # bytes in which an archive ends
ZIP, END_OF_ZIP = b"PK\x03\x04", b"PK\x05\x06"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BEGINNINGS: Mapping[str, bytes] = {"pdf": b"%PDF-", "docx": ZIP, "odt": ZIP}
KINDS = (*BEGINNINGS, "txt")
NO_TEXT = (b"%PDF-", ZIP, END_OF_ZIP, OLE, b"{\\rtf", b"<", b"\x7fELF", b"MZ\x90", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
WITH_MACROS = ("docm", "dotm")


def kind_of(name: str, data: bytes) -> str:
    """Return which of KINDS a file is; raise Unreadable where name and content do not agree on one."""
    ending = name.rpartition(".")[2].lower()
    if len(data) > LARGEST:
        raise Unreadable("large")
    if not data:
        raise Unreadable("empty")
    if data.startswith(OLE):
        raise Unreadable("old")
    if ending in WITH_MACROS:
        raise Unreadable("macros")
    if ending not in KINDS:
        raise Unreadable("unknown")
    if not (_is_text(data) if ending == "txt" else data.startswith(BEGINNINGS[ending])) or _is_two(ending, data):
        raise Unreadable("mismatch")
    return ending


def _is_text(data: bytes) -> bool:
    return not data.lstrip(b"\xef\xbb\xbf \t\r\n")[:16].startswith(NO_TEXT)


def _is_two(kind: str, data: bytes) -> bool:
    """Return whether a PDF is an archive or a web page as well: a file for two readers has something to hide."""
    head = data[:HEAD].lower()
    return kind == "pdf" and (END_OF_ZIP in data[-TAIL:] or b"<html" in head or b"<script" in head)
