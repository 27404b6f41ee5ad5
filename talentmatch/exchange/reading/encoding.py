"""Find out how a CSV file is encoded, without ever guessing: what is not certain is refused with line and byte."""

import codecs
import re
from dataclasses import dataclass

from talentmatch.exchange.faults import Fault, FaultyFiles
from talentmatch.exchange.reading.source import CHUNK, Source
from talentmatch.i18n import N_

UTF_8 = "utf-8-sig"
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
WESTERN = "cp1252"
# What Dutch, French, German and English texts hold in that encoding. Other bytes mean another encoding.
WESTERN_BYTES = re.compile(rb"[\x00-\x7f\xc0-\xd6\xd8-\xf6\xf8-\xff\x80\x85\x8c\x9c\x91-\x97\x99\xa0\xa7\xa9\xab\xae"
                           rb"\xb0-\xb3\xb5\xb7\xbb-\xbe]*\Z")  # fmt: skip


@dataclass(frozen=True)
class _Place:
    line: int
    byte: int


def find_encoding(source: Source, *, western: bool = True) -> str:
    """Return the encoding of a file, with its stream at the start; raise FaultyFiles where it is not certain.

    western: take Windows-1252 where nothing in the file speaks against it.
    """
    if source.beginning().startswith(UTF_16) and western:
        _check_utf_16(source)
        return "utf-16"
    bad, only_western = _look(source)
    source.stream.seek(0)
    if bad is None:
        return UTF_8
    if western and only_western:
        return WESTERN
    message = N_("byte %(byte)s is not UTF-8; save the file as UTF-8 and try again")
    raise FaultyFiles([Fault(source.name, message, line=bad.line, values={"byte": bad.byte})])


def _look(source: Source) -> tuple[_Place | None, bool]:
    """Return the first place that is not UTF-8, and whether every line with special characters is Windows-1252."""
    bad: _Place | None = None
    only_western = True
    for number, line in enumerate(source.stream, 1):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            only_western = False  # a file holds one encoding; a line of each kind is no file to trust
        except UnicodeDecodeError as error:
            bad = bad or _Place(number, error.start + 1)
            only_western = only_western and WESTERN_BYTES.match(line) is not None
    return bad, only_western


def _check_utf_16(source: Source) -> None:
    decoder = codecs.getincrementaldecoder("utf-16")()
    line = 1
    try:
        while chunk := source.stream.read(CHUNK):
            line += decoder.decode(chunk).count("\n")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        message = N_("is broken UTF-16 after this line; save the file as UTF-8 and try again")
        raise FaultyFiles([Fault(source.name, message, line=line)]) from None
    source.stream.seek(0)
