"""CVs as PDF, DOCX and ODT, made from lines of text."""

import io
import zipfile
import zlib
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_KIND = "application/vnd.ms-word.document.macroEnabled.main+xml"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"
ODT_KIND = "application/vnd.oasis.opendocument.text"


def pdf_of(objects, *, trailer=b"", head=b"%PDF-1.7\n"):
    """Return a PDF of numbered objects, of which the first is the catalogue."""
    out, places = bytearray(head), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def stream(data, *, filters=b"", more=b""):
    named = b"/Filter %b" % filters if filters else b""
    return b"<< /Length %d %b %b >>\nstream\n%b\nendstream" % (len(data), named, more, data)


def page_objects(content, *, kids=b"[3 0 R]", count=1, more=b""):
    """Return catalogue, pages, a page, its font and its content, which is object 5."""
    return [
        b"<< /Type /Catalog /Pages 2 0 R %b >>" % more,
        b"<< /Type /Pages /Kids %b /Count %d >>" % (kids, count),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        b"/Resources << /Font << /F 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        content,
    ]


def drawn(text, *, colour=b"0 g"):
    """Return the drawing of lines of text."""
    shown = b"".join(
        b"(%b) Tj T* " % line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        for line in text.split("\n")
    )
    return b"BT %b /F 11 Tf 14 TL 50 780 Td %b ET" % (colour, shown)


def pdf(text, **options):
    return pdf_of(page_objects(stream(zlib.compress(drawn(text, **options)), filters=b"/FlateDecode")))


def zipped(parts, *, compression=zipfile.ZIP_DEFLATED):
    """Return an archive of parts by name, or of pairs where a name stands twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as package:
        for name, data in parts.items() if isinstance(parts, dict) else parts:
            package.writestr(name, data)
    return out.getvalue()


def docx_parts(body, *, kind=KIND, before=""):
    """Return the parts of a document with this body."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
    )
    document = f'{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return {"[Content_Types].xml": types, "_rels/.rels": "<Relationships/>", "word/document.xml": document}


def paragraphs(text):
    return "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.split("\n"))


def docx(text, **more):
    return zipped(docx_parts(paragraphs(text)) | more)


def odt_parts(body, *, before=""):
    content = (
        f'{before}<office:document-content xmlns:office="{OPEN}:office:1.0" xmlns:text="{OPEN}:text:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return {"mimetype": ODT_KIND, "content.xml": content}


def odt(text, **more):
    body = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return zipped(odt_parts(body) | more)
