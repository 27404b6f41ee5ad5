"""Every word that a reader sees is either translated or data: the pages in a language that nobody speaks.

Each translated message stands between ``⟦`` and ``⟧``. What stands outside of them has to be a text of the database, or
a date, number or enumeration as the locale writes it.
"""

import csv
import re
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from babel import Locale
from sqlalchemy import select
from sqlmodel import SQLModel

from talentmatch import i18n
from talentmatch.models import codes
from talentmatch.resources import resource_dir
from talentmatch.web import templating
from tests.web.test_routes import PAGES

pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True, scope="session")
SAID = ("aria-label", "alt", "title", "placeholder", "label")
SILENT = ("script", "style", "text", "textarea", "code")  # a drawing breaks the lines of its description; code
WRAPPED = re.compile(r"⟦[^⟦⟧]*⟧")
WORD = re.compile(r"[^\W\d_]{2,}")
ADDRESS = re.compile(r"\b[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?")
JOINED = re.compile(
    r"[\n,;:()|·…/]|\bet\b|\bou\b|\b\d+\. "
)  # between the parts of a line, and as the locale ends an enumeration
BRAND = {"talentmatch", "nederlands", "français", "english", "nl", "fr", "en", "ndcg@10"}
BESIDE = ("experience", "financing", "places", "sector")
CALENDAR = {name.casefold() for name in Locale.parse("fr_BE").months["format"]["wide"].values()}


class Said(HTMLParser):
    """Gather what a page says: its texts and the attributes that are read out."""

    def __init__(self):
        super().__init__()
        self.said, self.silent = [], False

    def handle_starttag(self, tag, attributes):
        self.silent = tag in SILENT
        named = dict(attributes)
        self.said += [named[name] for name in SAID if named.get(name)]
        if tag == "meta" and named.get("name") == "description":
            self.said.append(named["content"])

    def handle_data(self, data):
        if not self.silent and data.strip():
            self.said.append(data)


@pytest.fixture
def pseudo(monkeypatch, app):
    """Put every translation between brackets, and forget what was translated before."""
    monkeypatch.setitem(app.extensions, "api_documents", {})
    said = SimpleNamespace(
        gettext="⟦{}⟧".format, ngettext=lambda one, many, number: f"⟦{one if number == 1 else many}⟧"
    )
    for module in (i18n, templating):
        monkeypatch.setattr(module, "translations", lambda _lang: said)


@pytest.fixture(scope="module")
def data(runtime):
    """Return every text in the database, and its parts between commas and brackets; no code, for codes have names."""
    with runtime.database.reading() as session:
        tables = [session.execute(select(table)).all() for table in SQLModel.metadata.sorted_tables]
    texts = {text for rows in tables for row in rows for value in row for text in texts_in(value)} | cells()
    listed = {code for values in vars(codes).values() if isinstance(values, tuple) for code in values}
    return {part for text in texts - listed for part in (plain(text), *parts(text))}


def cells():
    """Return every cell of the files that are read beside the database."""
    files = [path for name in BESIDE for path in (resource_dir("data") / name).glob("*.csv")]
    lines = (line for path in files for line in path.read_text(encoding="utf-8").splitlines())
    return {cell for row in csv.reader(lines) for cell in row}


def texts_in(value):
    """Give the texts of a value that is one, or holds some."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)


def plain(text):
    return " ".join(text.split()).strip(" .?!«»“”").casefold()


def parts(text):
    return (plain(part) for part in JOINED.split(text) if plain(part))


def bare(text, known):
    """Return the parts of what a page says that stand in no message and in ``known`` neither."""
    while WRAPPED.search(text):
        text = WRAPPED.sub("|", text)
    pieces = [piece for piece in text.split("|") if plain(piece) not in known]
    inner = [part for piece in pieces for part in parts(ADDRESS.sub("|", piece)) if part not in known]
    return [part for part in inner if not all(word in CALENDAR for word in WORD.findall(part))]


def test_no_word_on_a_public_page_is_left_untranslated(app, pseudo, data):
    client = app.test_client()
    texts = {address: client.get(f"/fr{address}").text for address in PAGES.values()}
    texts["the answers to a text"] = client.post("/fr/match", data={"text": "cleanroom"}).text
    assert all("⟦" in text for text in texts.values())
    found = {
        (address, part)
        for address, text in texts.items()
        for said in said_by(text)
        for part in bare(said, data | BRAND)
    }
    assert sorted(found) == []


def said_by(text):
    parser = Said()
    parser.feed(text)
    return parser.said
