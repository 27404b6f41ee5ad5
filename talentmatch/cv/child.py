"""The process that reads one file: its bytes from the standard input, its text or a fault as JSON to the output.

It is started by :mod:`talentmatch.cv.apart`. Whatever a file does to its reader, it does it here, within these limits.
"""

import codecs
import json
import resource
import sys
from collections.abc import Callable
from typing import Any

from talentmatch.cv.faults import Unreadable
from talentmatch.cv.kinds import LARGEST
from talentmatch.cv.text import Reading

CPU_SECONDS = 5
MEMORY = 600_000_000  # bytes of address space
FIRST_LIMITS = (
    (resource.RLIMIT_CPU, CPU_SECONDS),
    (resource.RLIMIT_AS, MEMORY),
    (resource.RLIMIT_FSIZE, 0),
    (resource.RLIMIT_CORE, 0),
    (resource.RLIMIT_NPROC, 0),
)
# Python loads a code when it is first used: archives name their parts in cp437, and some PDF use those of East Asia.
CODES = (
    "utf-8-sig",
    "cp437",
    "utf-16",
    "utf-16-be",
    "utf-16-le",
    "cp1252",
    "mac_roman",
    "gbk",
    "gb2312",
    "gb18030",
    "cp950",
    "cp932",
)
Reader = Callable[[bytes], Reading]


def main() -> None:
    """Read one file."""
    for limit, most in FIRST_LIMITS:
        set_limit(limit, most)
    reader = reader_of(sys.argv[1])
    for code in CODES:
        codecs.lookup(code)
    set_limit(resource.RLIMIT_NOFILE, 0)  # from here on neither a file nor a socket can be opened
    sys.stdout.write(json.dumps(answer(reader, sys.stdin.buffer.read(LARGEST + 1))))


def set_limit(limit: int, most: int) -> None:
    """Lower a limit of this process for good."""
    _, hard = resource.getrlimit(limit)
    lowered = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(limit, (lowered, lowered))


def reader_of(kind: str) -> Reader:
    """Return what reads a kind of file; only its own libraries are imported."""
    if kind == "pdf":
        from talentmatch.cv.pdf import read_pdf

        return read_pdf
    if kind in ("docx", "odt"):
        from talentmatch.cv.docx import read_docx
        from talentmatch.cv.odt import read_odt

        return read_docx if kind == "docx" else read_odt
    from talentmatch.cv.plain import read_plain

    return read_plain


def answer(reader: Reader, data: bytes) -> dict[str, Any]:
    """Return the text of a file, or the code of what is wrong with it.

    A file that was made to do harm may raise anything in a reader; none of it says more than that it is damaged.
    """
    try:
        reading = reader(data)
    except Unreadable as error:
        return {"fault": error.code}
    except (MemoryError, RecursionError):
        return {"fault": "swollen"}
    except Exception:
        return {"fault": "damaged"}
    return {"text": reading.text, "cut": reading.cut} if reading.text else {"fault": "bare"}


if __name__ == "__main__":
    main()
