"""The text of a DOCX file: its main part, with tables and text boxes, without what was struck out."""

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from talentmatch.cv.faults import Unreadable
from talentmatch.cv.markup import Wording, text_in
from talentmatch.cv.package import open_package, read_part
from talentmatch.cv.text import Reading

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TYPES, MAIN = "[Content_Types].xml", "wordprocessingml.document.main+xml"
PROGRAMS = ("macroenabled", "vbaproject", "vbadata")
WORDING = Wording(
    holders=frozenset({f"{WORD}t"}),
    signs={f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"},
    ends=frozenset({f"{WORD}p", f"{WORD}tc"}),
    skipped=frozenset({f"{COMPATIBILITY}Fallback", f"{WORD}del", f"{WORD}pPr", f"{WORD}rPr"}),
)


def read_docx(data: bytes) -> Reading:
    """Return the text of a document; raise Unreadable for one with macros and for what is none."""
    package = open_package(data)
    types = _types_of(read_part(package, TYPES))
    told = " ".join([*types.values(), *package.namelist()]).lower()
    if any(program in told for program in PROGRAMS):
        raise Unreadable("macros")
    main = next((part for part, kind in types.items() if kind.endswith(MAIN)), None)
    if main is None:
        raise Unreadable("mismatch")
    reading = text_in(read_part(package, main.lstrip("/")), WORDING)
    if not reading.text:
        raise Unreadable("pictures" if any("/media/" in name for name in package.namelist()) else "bare")
    return reading


def _types_of(xml: bytes) -> dict[str, str]:
    """Return the kind of content by the name of the part; an ending stands for the parts that have it."""
    try:
        root = fromstring(xml, forbid_dtd=True)
    except (DefusedXmlException, ParseError, LookupError, ValueError):
        raise Unreadable("damaged") from None
    named = {item.get("PartName") or item.get("Extension") or "": item.get("ContentType") or "" for item in root}
    return {name: kind.split(";")[0].strip() for name, kind in named.items()}
