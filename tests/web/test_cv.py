"""A CV: what is read in it is shown to be corrected, and nothing of it stays."""

import io
import logging
import os
import tempfile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import text as sql
from sqlmodel import SQLModel
from werkzeug.datastructures import FileStorage
from werkzeug.test import stream_encode_multipart

from talentmatch.cv.kinds import LARGEST
from talentmatch.web.seeker import cv, cv_reading
from tests.cv.documents import docx, pdf
from tests.cv.hostile import OLE
from tests.web.checked import text_of
from tests.web.desk.conftest import filled

CV = """Canarytoken Vermeulen, Veldstraat 1, 9000 Gent. Ik werkte zes jaar als operator in een cleanroom in Niel.
Je connais les bonnes pratiques de fabrication et le contrôle de la qualité dans une usine.
I have operated HPLC in a laboratory for several years. I enjoyed it."""
SKILLS = {"good-manufacturing-practice", "quality-control", "hplc"}
CANARY = "Canarytoken"


def upload(name, data):
    """Return a form with a file as a browser sends it; the client of the tests would put a long one on the disk."""
    values = {"file": FileStorage(io.BytesIO(data), name), "text": ""}
    stream, _, boundary = stream_encode_multipart(values, use_tempfile=False)
    return {"data": stream.read(), "content_type": f"multipart/form-data; boundary={boundary}"}


def ticked(page):
    return {box.get("value"): "checked" in box.attrib for box in page.all("input", name="held")}


def test_shows_what_it_read_in_three_languages_with_the_words_and_without_the_text(pages):
    page = pages.post("/en/cv", data={"text": CV})
    found = ticked(page)
    assert found.keys() >= SKILLS
    assert all(found.values())
    french = [e for e in page.tree.iter("span") if text_of(e) == "“bonnes pratiques de fabrication”"][-1]
    assert french.get("lang") == "fr"
    assert "A program read them, not a person" in page.text
    for own in (CANARY, "Veldstraat", "zes jaar", "enjoyed"):
        assert own not in page.response.text
    assert page.response.headers["Cache-Control"] == "no-store"


def test_loses_and_gains_skills_by_hand_and_leads_on_with_these_alone(pages):
    form = filled(pages.post("/en/cv", **upload("cv.docx", docx(CV))))
    form["held"] = ["hplc"]
    page = pages.post("/en/cv", data={**form, "do": "find", "find": "automatis"})
    assert "fr" in [e.get("lang") for e in page.tree.iter("span") if "bonnes pratiques" in text_of(e)]
    assert ticked(page)["hplc"]
    assert [name for name, on in ticked(page).items() if name == "automation" and not on]
    form = filled(page)
    answer = pages.client.post(
        "/en/cv", data={**form, "held": ["hplc", "automation", "no-such", "\x00", "hplc\n"], "do": "go"}
    )
    assert answer.status_code == 303
    address = urlsplit(answer.headers["Location"])
    assert set(parse_qs(address.query)) == {"held"}
    assert parse_qs(address.query)["held"] == ["hplc", "automation"]
    assert pages.get(answer.headers["Location"])


def test_does_not_lead_on_without_a_skill(pages):
    form = filled(pages.post("/en/cv", data={"text": CV}))
    page = pages.post("/en/cv", 422, data={**form, "held": [], "do": "go"})
    assert "No skill is ticked." in page.text
    assert "We understood no skill" in pages.post("/en/cv", data={"text": "xylofoon spelen"}).text
    assert "No other skill goes by this name." in pages.post("/en/cv", data={"do": "find", "find": "xyzzy"}).text


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        ({"data": {"text": " \x00\n"}}, 422, "There is no CV yet."),
        (upload("cv.pdf", b"%PDF-1.7 nothing"), 422, "This file is damaged"),
        (upload("cv.docm", docx(CV)), 415, "a program (a macro)"),
        (upload("cv.doc", OLE), 415, "an older Office program"),
        (upload("cv.pdf", docx(CV)), 415, "not what its name says"),
        (upload("cv.txt", b"a " * (LARGEST // 2 + 1)), 413, "larger than 5 MB"),
        (upload("cv.txt", b"a" * (cv.LONGEST_BODY + 1)), 413, "larger than 5 MB"),
    ],
)
def test_says_what_is_wrong_and_how_to_go_on(pages, sent, status, said):
    page = pages.post("/en/cv", status, **sent)
    summary = next(e for e in page.tree.iter("div") if e.get("role") == "alert")
    assert said in "".join(summary.itertext())
    assert "paste the text" in page.text
    assert page.response.headers["Cache-Control"] == "no-store"


def test_tells_that_a_long_text_was_cut(pages):
    assert "Your CV is long." in pages.post("/en/cv", data={"text": f"{CV}\n{'word ' * 20_000}"}).text


def test_takes_a_few_at_a_time(pages):
    with cv_reading.one_reader(), cv_reading.one_reader():
        page = pages.post("/en/cv", 503, data={"text": CV})
    assert page.response.headers["Retry-After"]
    assert pages.post("/en/cv", data={"text": CV})


def test_leaves_no_trace_whatever_happens(pages, runtime, caplog, monkeypatch):
    def on_disk(*_args, **_options):
        raise AssertionError("a temporary file was made")

    for name in ("TemporaryFile", "SpooledTemporaryFile", "NamedTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, on_disk)
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", on_disk)
    padding = {"word/media/a.png": os.urandom(800_000)}
    files = [upload("Canarytoken.pdf", pdf(CV)), upload("cv.docx", docx(CV, **padding))]
    with caplog.at_level(logging.DEBUG):
        for sent in ({"data": {"text": CV}}, {"data": {"text": CANARY}}, *files):
            assert pages.post("/en/cv", **sent)
        monkeypatch.setattr(cv, "skills_told", lambda *_args, **_options: {}[CV])
        page = pages.post("/en/cv", 500, data={"text": CV})
    assert CANARY not in page.response.text
    assert "KeyError at" in caplog.text
    assert CANARY not in caplog.text
    found = [path for path in runtime.settings.instance_dir.rglob("*") if path.is_file() and holds(path)]
    assert [*found, *(path for path in Path(tempfile.gettempdir()).glob("*") if path.is_file() and holds(path))] == []
    with runtime.database.reading() as session:
        rows = {name: session.execute(sql(f'SELECT * FROM "{name}"')).all() for name in SQLModel.metadata.tables}
    assert [name for name, found in rows.items() if CANARY.lower() in repr(found).lower()] == []


def holds(path):
    try:
        return CANARY.lower().encode() in path.read_bytes().lower()
    except OSError:
        return False
