"""A table comes in whole, whatever saved it, and what does not fit is named with its place."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.reading import Row, Source, read_rows, xlsx_rows
from talentmatch.exchange.reading.csv_rows import DELIMITERS

COLUMNS = ["id", "name", "note"]
TEXT = 'id,name,note\na,"Été, « œuvre »","two\nlines"\nb,Größe – €,"say ""hé"""\n'
ROWS = [
    (2, {"id": "a", "name": "Été, « œuvre »", "note": "two\nlines"}),
    (4, {"id": "b", "name": "Größe – €", "note": 'say "hé"'}),
]
QUOTED = {",": TEXT, ";": 'id;name;note\na;"Été, « œuvre »";"two\nlines"\nb;Größe – €;"say ""hé"""\n'}


def read(raw, columns=COLUMNS):
    return list(read_rows(Source("things.csv", io.BytesIO(raw)), columns))


def told(raw):
    try:
        return "\n".join(item.text() for item in read(raw) if not isinstance(item, Row))
    except FaultyFiles as error:
        return "\n".join(fault.text() for fault in error.faults)


def sheet(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_it_reads_every_usual_encoding_and_delimiter_alike(encoding, delimiter, ends):
    base = QUOTED[";"] if delimiter != "," else TEXT
    text = base.replace(";", delimiter).replace("\n", ends)
    assert [(row.line, row.cells) for row in read(text.encode(encoding))] == ROWS


@pytest.mark.parametrize("bom", [b"\xff\xfe", b"\xfe\xff"])
def test_it_reads_utf_16_of_both_byte_orders(bom):
    raw = bom + TEXT.encode("utf-16-le" if bom[0] == 0xFF else "utf-16-be")
    assert [row.cells for row in read(raw)] == [cells for _, cells in ROWS]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("id,name,note\na,\x8et\x82,x\n".encode("latin-1"), "line 2: byte 3 is not UTF-8"),  # another old encoding
        (b"id,name,note\na,\xc3\xa9t\xc3\xa9,x\nb,\xe9,y\n", "line 3: byte 3 is not UTF-8"),  # two encodings in one
        ("id,name,note\na,x,y\n".encode("utf-16-le"), "this column is missing"),
        (b"\xff\xfe" + "id,name,note\na,é,".encode("utf-16-le") + b"\x00\xd8\n", "broken UTF-16"),
        (b"id,name,note\na,x\x07,y\n", "line 2, column name: holds a control character"),
        (b"id,name,note\na,x\0,y\n", "line 2, column name: holds a NUL character"),
        (b"id,name\na,x\n", "column note: this column is missing"),
        (b"id,nmae,note\na,x,y\n", "column nmae: this column is unknown; did you mean name?"),
        (b"id,Name,note\na,x,y\n", "did you mean name?"),
        (b"id,name,note,note\na,x,y,y\n", "column note: this column stands there more than once"),
        (b"id,name,note\na," + b"x" * 131_073 + b",y\nb,x,y\n", "line 2: is not well-formed CSV (field larger"),
        (b'id,name,note\na,"x\n' + b"b,y,z\n" * 60 + b'c,"z",y\n', "line 2: a cell runs over too many lines"),
        (b"\xd0\xcf\x11\xe0 old", "an old or a protected Excel file"),
        (b"PK\x03\x04 no zip", "cannot be read as an Excel file (BadZipFile)"),
    ],
)
def test_it_refuses_what_is_not_certain_with_its_place(raw, message):
    assert message in told(raw)


def test_it_goes_on_after_a_faulty_row():
    items = read(b"id,name,note\na," + b"x" * 131_073 + b",y\nb,x\nc,x,y\n,,\n")
    assert [type(item).__name__ for item in items] == ["Fault", "Fault", "Row"]
    assert items[2].line == 4


def test_it_swallows_no_row_when_any_quotation_mark_is_lost():
    text = 'id,name,note\na,"x, y","z"\nb,"say ""hé""",y\nc,"u, v","w"\n'
    places = [index for index, char in enumerate(text) if char == '"']
    for place in places:
        items = read((text[:place] + text[place + 1 :]).encode())
        assert any(not isinstance(item, Row) for item in items), text[:place]


def test_it_takes_the_guard_of_formulas_off():
    assert [row.cells["name"] for row in read(b"id,name,note\na,'=1+1,x\nb,''=x,x\nc,'t is,x\n")] == [
        "=1+1",
        "'=x",
        "'t is",
    ]


def test_it_reads_a_sheet_with_real_dates_and_numbers():
    rows = read(
        sheet(COLUMNS, ["a", date(2026, 3, 1), 12.5], [None] * 3, ["b", datetime(2026, 3, 1), 40.0], [7, True, "x"])
    )
    assert [(row.line, tuple(row.cells.values())) for row in rows] == [
        (2, ("a", "2026-03-01", "12.5")),
        (4, ("b", "2026-03-01", "40")),
        (5, ("7", "True", "x")),
    ]


def test_it_runs_no_formula_and_names_its_cell():
    assert "line 2, column note: holds a formula" in told(sheet(COLUMNS, ["a", "x", "=1+1"]))


def test_it_checks_the_header_of_a_sheet():
    assert "column nmae: this column is unknown; did you mean name?" in told(sheet(["id", "nmae", "note"]))


def test_it_refuses_a_sheet_that_unpacks_to_too_much_before_it_is_unpacked():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * 201_000_000)
    assert "unpacks to more than 200 MB" in told(stream.getvalue())


def test_it_refuses_entities_and_broken_parts_of_a_sheet():
    whole = zipfile.ZipFile(io.BytesIO(sheet(COLUMNS, ["a", "x", "y"])))
    for bomb in (b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>', b"<worksheet><sheetData><row>"):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name in whole.namelist():
                archive.writestr(name, bomb if "sheet1" in name else whole.read(name))
        assert "cannot be read as an Excel file" in told(stream.getvalue())


def test_it_refuses_a_workbook_without_a_sheet_of_cells():
    book = openpyxl.Workbook()
    book.create_chartsheet()
    book.remove(book.active)
    stream = io.BytesIO()
    book.save(stream)
    assert "cannot be read as an Excel file" in told(stream.getvalue())


def test_it_stops_after_the_most_rows_that_one_import_takes(monkeypatch):
    monkeypatch.setattr(xlsx_rows, "MOST_ROWS", 2)
    assert "line 4: has more than" in told(sheet(COLUMNS, *[[str(number), "x", "y"] for number in range(5)]))
