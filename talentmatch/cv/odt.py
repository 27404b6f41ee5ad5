"""The text of an ODT file."""

from talentmatch.cv.faults import Unreadable
from talentmatch.cv.markup import Wording, text_in
from talentmatch.cv.package import open_package, read_part
from talentmatch.cv.text import Reading

NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, OFFICE, TABLE = f"{NAMES}text:1.0}}", f"{NAMES}office:1.0}}", f"{NAMES}table:1.0}}"
KIND = b"application/vnd.oasis.opendocument.text"
MANIFEST = "META-INF/manifest.xml"
PROGRAMS = ("Basic/", "Scripts/")
WORDING = Wording(
    holders=frozenset({f"{TEXT}p", f"{TEXT}h"}),
    signs={f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"},
    ends=frozenset({f"{TEXT}p", f"{TEXT}h", f"{TABLE}table-cell"}),
    skipped=frozenset({f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{OFFICE}forms"}),
)


def read_odt(data: bytes) -> Reading:
    """Return the text of a document; raise Unreadable for one with macros or a password and for what is none."""
    package = open_package(data)
    names = package.namelist()
    if "mimetype" not in names or read_part(package, "mimetype").strip() != KIND:
        raise Unreadable("mismatch")
    if MANIFEST in names and b"encryption-data" in read_part(package, MANIFEST):
        raise Unreadable("locked")
    if any(name.startswith(PROGRAMS) for name in names):
        raise Unreadable("macros")
    reading = text_in(read_part(package, "content.xml"), WORDING)
    if not reading.text:
        raise Unreadable("pictures" if any(name.startswith("Pictures/") for name in names) else "bare")
    return reading
