"""A file that does not fit is refused with its place and the remedy."""

import pytest

from talentmatch.exchange.csv_table import read_table

COLUMNS = ["id", "name"]


def read(tmp_path, raw):
    path = tmp_path / "things.csv"
    path.write_bytes(raw)
    return read_table(path, COLUMNS)


def test_it_reads_rows_with_the_line_on_which_each_starts(tmp_path):
    rows, faults = read(tmp_path, b'id,name\na,"two\nlines"\nb,one\n')
    assert faults == []
    assert [(row.line, row.cells["id"]) for row in rows] == [(2, "a"), (4, "b")]


def test_it_takes_a_byte_order_mark_and_columns_in_any_order(tmp_path):
    rows, faults = read(tmp_path, "\ufeffname,id\r\nÉté,a\r\n".encode())
    assert (faults, rows[0].cells) == ([], {"id": "a", "name": "Été"})


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("id,name\na,Été\n".encode("cp1252"), "things.csv, line 2: byte 3 is not UTF-8; save the file as UTF-8"),
        ("id,name\na,x\n".encode("utf-16"), "line 1: byte 1 is not UTF-8"),
        (b"id,name\na,x\0y\n", "line 2, column name: holds a NUL character"),
        (b"id\na\n", "line 1, column name: this column is missing"),
        (b"id,nama\na,x\n", "column nama: this column is unknown; did you mean name?"),
        (b"id,name,zzz\na,x,y\n", "column zzz: this column is unknown; remove it"),
        (b"id,name,name\na,x,y\n", "column name: this column stands there more than once"),
        (b"id,name\na\n", "line 2: has 1 cells instead of 2"),
        (b'id,name\na,"x\n' + b"b,y\n" * 60, "quotation mark missing"),
        (b'id,name\na,"x\nb,y\n', "is not well-formed CSV"),
        (b'id,name\na,"x\n' + b"b,y\n" * 60 + b'c,z"\n', "quotation mark missing"),
        (b"id,name\na," + b"x" * 200_000 + b"\n", "is not well-formed CSV (field larger than field limit"),
        (b"", "line 1, column id: this column is missing"),
    ],
)
def test_it_says_what_is_wrong_where_and_how_to_mend_it(tmp_path, raw, message):
    _, faults = read(tmp_path, raw)
    assert message in "\n".join(fault.text() for fault in faults)


def test_it_names_a_missing_file(tmp_path):
    _, faults = read_table(tmp_path / "gone.csv", COLUMNS)
    assert [fault.text() for fault in faults] == ["gone.csv: cannot be read (No such file or directory)"]
