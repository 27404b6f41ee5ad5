"""DOCX and ODT are archives: look through the list of their parts before one is unpacked, and never onto the disk."""

import io
import zipfile
import zlib
from collections.abc import Sequence

from talentmatch.cv.faults import Unreadable

MOST_PARTS = 200
MOST_UNPACKED = 20_000_000  # bytes of all parts together
LARGE, MOST_SWOLLEN = 1_000_000, 50  # a part of so many bytes may be so many times its packed size
PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 0x1


def open_package(data: bytes) -> zipfile.ZipFile:
    """Return an archive whose parts can be unpacked without harm; raise Unreadable for any other."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Unreadable("damaged") from None
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Unreadable("swollen")
    if any(part.file_size > LARGE and part.file_size > MOST_SWOLLEN * part.compress_size for part in parts):
        raise Unreadable("swollen")
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise Unreadable("locked")
    if not _is_sound(parts):
        raise Unreadable("damaged")
    return package


def _is_sound(parts: Sequence[zipfile.ZipInfo]) -> bool:
    names = [part.filename for part in parts]
    leading_out = any(name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names)
    usual = all(part.compress_type in PLAIN for part in parts)
    return len(set(names)) == len(names) and usual and not leading_out


def read_part(package: zipfile.ZipFile, name: str) -> bytes:
    """Unpack a part; raise Unreadable when it is missing, broken or longer than it says."""
    try:
        with package.open(name) as part:
            data = part.read(MOST_UNPACKED + 1)
    except (KeyError, EOFError, zipfile.BadZipFile, zlib.error):
        raise Unreadable("damaged") from None
    if len(data) > MOST_UNPACKED:
        raise Unreadable("swollen")
    return data
