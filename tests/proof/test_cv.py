"""The real server answers every hostile file in time, and keeps nothing of a CV, not even when it is killed over one.

A few files in every run of the tests, all of them in ``make proof``, which prints what each took.
"""

import http.client
import io
import os
import re
import time
from contextlib import closing
from pathlib import Path

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import stream_encode_multipart

from talentmatch.runtime import close_runtime
from tests.cv.documents import docx, pdf
from tests.cv.hostile import hostile_files
from tests.databases import filled_runtime, settings_for
from tests.proof.server import GONE, Server

FILES = int(os.environ.get("PROOF_FILES", "4"))
LONGEST = 9.0  # seconds for the whole request; the reading itself ends after eight
GROWTH = 120  # MB that the server may hold more after all files: bodies of 5 MB, and what was loaded for the first
CANARY = "Canarytoken"
CV = f"{CANARY} Peeters. I worked in a cleanroom and know good manufacturing practice and HPLC."
MOMENTS = ("reading", "sending") if FILES > 10 else ("reading",)
ANSWERS = (200, 413, 415, 422)

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("backend", ["sqlite"], indirect=True)]


@pytest.fixture
def own(empty_url, tmp_path, monkeypatch):
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    runtime = filled_runtime(settings_for(empty_url, tmp_path / "instance"))
    yield runtime
    close_runtime(runtime)


def body_of(name, data, pasted=""):
    """Return a form with a file as a browser sends it, and its kind."""
    values = {"file": FileStorage(io.BytesIO(data), name), "text": pasted}
    stream, _, boundary = stream_encode_multipart(values, use_tempfile=False)
    return stream.read(), {"Content-Type": f"multipart/form-data; boundary={boundary}"}


def send(server, name, data, pasted=""):
    """Return status and text of the answer, and the seconds that it took."""
    start = time.monotonic()
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        connection.request("POST", "/nl/cv", *body_of(name, data, pasted))
        with connection.getresponse() as answer:
            return answer.status, answer.read().decode(), time.monotonic() - start


def memory_of(server):
    """Return how many MB the server holds."""
    told = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", told)[1]) / 1000


@pytest.mark.parametrize("at", MOMENTS)
def test_a_server_answers_every_file_stays_small_and_keeps_nothing_when_it_is_killed_over_a_cv(
    own, tmp_path, capfd, at
):
    server = Server(own.settings)
    try:
        for name, data in {f"{CANARY}.pdf": pdf(CV), "cv.docx": docx(CV), "": b""}.items():
            assert send(server, name, data, CV)[0] == 200
        told = answer_hostile_files(server)
        interrupt(server, at)
        assert not [path for path in open_files(server) if str(tmp_path / "tmp") in path]
    finally:
        server.kill()
    assert CANARY.lower() not in "".join(capfd.readouterr()).lower()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any("empty_" in path.name for path in files), "the database is looked through as well"
    assert [path for path in files if CANARY.lower().encode() in path.read_bytes().lower()] == []
    with capfd.disabled():
        print(f"\n{told}\nkilled while {at}: no trace in {len(files)} files, nor in what the server said")


def answer_hostile_files(server):
    """Send hostile files; return what each took, and the memory of the server before and after."""
    files = hostile_files()
    chosen = list(files)[:: max(1, len(files) // FILES)]
    before, lines, slowest = memory_of(server), [], 0.0
    for name in chosen:
        status, text, seconds = send(server, name, files[name][0])
        lines.append(
            f"{name:20} {len(files[name][0]):9} bytes  {status}  {seconds:5.2f} s  {memory_of(server):6.1f} MB"
        )
        assert status in ANSWERS, name
        assert (status == 200) == ('role="alert"' not in text), name
        slowest = max(slowest, seconds)
    after = memory_of(server)
    assert slowest <= LONGEST
    assert after - before < GROWTH
    told = f"{len(chosen)} files, slowest {slowest:.2f} s, server {before:.1f} MB before, {after:.1f} MB after"
    return "\n".join([*lines, told]) if len(files) < FILES else told


def interrupt(server, at):
    """Send a CV, or most of it, and leave the server at work on it."""
    body, headers = body_of("cv.pdf", pdf("\n".join([CV] * 60)) + os.urandom(3_000_000), CV)
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=1)) as connection:
        connection.putrequest("POST", "/nl/cv")
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            connection.putheader(name, value)
        connection.endheaders()
        connection.send(body if at == "reading" else body[: len(body) * 9 // 10])
        time.sleep(0.2)


def open_files(server):
    """Return what a server has open, files without a name included."""
    found = []
    for link in Path(f"/proc/{server.process.pid}/fd").iterdir():
        try:
            found.append(str(link.readlink()))
        except GONE:
            continue
    return found
