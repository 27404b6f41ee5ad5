"""Each kind of file gives its text, and no file gets the better of what reads it."""

import codecs
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from talentmatch.cv import apart
from talentmatch.cv.apart import read_apart
from talentmatch.cv.docx import read_docx
from talentmatch.cv.faults import Unreadable
from talentmatch.cv.kinds import KINDS, MOST_PAGES, kind_of
from talentmatch.cv.messages import MESSAGES
from talentmatch.cv.odt import read_odt
from talentmatch.cv.pdf import read_pdf, whole_words
from talentmatch.cv.plain import read_plain
from talentmatch.cv.text import MOST_CHARACTERS, tidy
from tests.cv.documents import docx, docx_parts, drawn, odt, odt_parts, page_objects, pdf, pdf_of, stream, zipped
from tests.cv.hostile import hostile_files

TEXT = "Opérateur salle blanche\nBonnes pratiques de fabrication (GMP)"
MADE = {"pdf": pdf, "docx": docx, "odt": odt, "txt": lambda text: text.encode()}
LONGEST = 8  # seconds


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_each_kind_gives_its_text(kind):
    data = MADE[kind](TEXT)
    assert read_apart(kind_of(f"My CV.{kind.upper()}", data), data).text == TEXT


def test_a_docx_gives_tables_and_boxes_once_and_nothing_that_was_struck_out():
    body = (
        '<w:tbl xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:tr><w:tc><w:p><w:r><w:t>one'
        "</w:t><w:tab/><w:t>two</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><mc:AlternateContent xmlns:mc="
        '"http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:t>box</w:t></mc:Choice><mc:Fallback>'
        "<w:t>box</w:t></mc:Fallback></mc:AlternateContent><w:del><w:r><w:t>gone</w:t></w:r></w:del></w:p>"
    )
    assert read_docx(zipped(docx_parts(body))).text.split() == ["one", "two", "box"]


def test_an_odt_gives_its_spans_and_tabs():
    body = "<text:h>CV</text:h><text:p>clean<text:span>room</text:span><text:tab/>GMP</text:p><text:p>QC</text:p>"
    assert read_odt(zipped(odt_parts(body))).text == "CV\ncleanroom GMP\nQC"


def test_a_pdf_gives_whole_words():
    assert (
        whole_words("certi\ufb01caat, kwaliteits-\ncontrole, ge\u00adbouw") == "certificaat, kwaliteitscontrole, gebouw"
    )
    assert whole_words("GMP-\nkennis, A-\nB") == "GMP-\nkennis, A-\nB"


@pytest.mark.parametrize("data", [TEXT.encode("cp1252"), codecs.BOM_UTF8 + TEXT.encode(), TEXT.encode("utf-16")])
def test_a_text_is_read_in_the_code_in_which_it_was_saved(data):
    assert read_plain(data).text == TEXT


def test_what_is_too_long_is_cut_and_that_is_told():
    long = tidy("word " * MOST_CHARACTERS)
    assert (len(long.text), long.cut) == (MOST_CHARACTERS, True)
    kids = b"[" + b"3 0 R " * (MOST_PAGES + 1) + b"]"
    many = read_pdf(pdf_of(page_objects(stream(drawn("page")), kids=kids, count=MOST_PAGES + 1)))
    assert (many.text.count("page"), many.cut) == (MOST_PAGES, True)


def answered(name, data):
    """Return what is said of a file, and after how many seconds."""
    start = time.monotonic()
    try:
        read_apart(kind_of(name, data), data)
        code = "read"
    except Unreadable as error:
        code = error.code
    return code, time.monotonic() - start


@pytest.mark.slow
def test_every_hostile_file_is_answered_in_time_by_a_sentence():
    files = hostile_files()
    assert len(files) >= 60
    with ThreadPoolExecutor(2) as pool:
        found = dict(zip(files, pool.map(lambda name: answered(name, files[name][0]), files), strict=True))
    assert {name: code for name, (code, _) in found.items() if code not in files[name][1].split()} == {}
    assert {name: seconds for name, (_, seconds) in found.items() if seconds > LONGEST} == {}
    assert {code for code, _ in found.values()} <= {"read", *MESSAGES}


@pytest.mark.parametrize(
    ("does", "code"),
    [
        ("import time; time.sleep(60)", "slow"),
        ("while True: print('a' * 10_000)", "swollen"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", "slow"),
        ("import os; os.abort()", "damaged"),
        ("import sys; sys.stdin.close(); print('no JSON')", "damaged"),
    ],
)
def test_a_reader_that_goes_wrong_is_ended(monkeypatch, does, code):
    started, begin = [], subprocess.Popen
    monkeypatch.setattr(
        subprocess, "Popen", lambda *args, **options: started.append(begin(*args, **options)) or started[0]
    )
    if "sleep" in does:
        monkeypatch.setattr(apart, "WALL_SECONDS", 0.5)
    monkeypatch.setattr(apart, "COMMAND", (sys.executable, "-c", does))
    with pytest.raises(Unreadable, match=code):
        read_apart("txt", b"x" * 1_000_000)
    (process,) = started
    assert process.returncode is not None
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_a_reader_can_open_neither_a_file_nor_a_connection_and_sees_no_setting(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "secret")
    does = """if 1:
        import os, socket, talentmatch.cv.child as child
        def tried(*acts):
            for act in acts:
                try:
                    act()
                except OSError as error:
                    yield error.strerror
        def read(data):
            found = tried(lambda: open("/etc/hostname"), socket.socket, lambda: os.open("/tmp/x", os.O_CREAT))
            return child.Reading(" ".join([*found, *os.environ.values()]))
        child.reader_of = lambda kind: read
        child.main()"""
    monkeypatch.setattr(apart, "COMMAND", (sys.executable, "-c", does))
    told = read_apart("txt", b"").text
    assert told.count("Too many open files") == 3
    assert "secret" not in told
