"""What was asked before is answered from memory: the same, for nobody who is signed in, and never out of date."""

import re

import pytest
from sqlmodel import select

from talentmatch.models import Programme, SearchedSkill
from talentmatch.models.store import mark_changed
from talentmatch.web.kept.requests import PUBLIC_TABLES, asked_by

SEARCH = "/en/search?q=gmp"
PAGES = (
    "/nl/",
    "/nl/search",
    "/fr/search?q=gmp&where=Gent",
    "/en/search?q=zzqqyy",
    "/en/providers",
    "/nl/profiles",
    "/nl/profiles/profile-aseptic-operator",
    "/nl/skills",
    "/nl/skills/hplc",
)


def renamed(own, title):
    """Give every programme another title, as an editor would, and return when the index knows."""
    with own.database.writing() as session:
        for row in session.exec(select(Programme)):
            row.title, row.title_lang = title, "en"
        mark_changed(session)


def test_it_gives_the_same_page_again_for_one_query(client, statements):
    for address in PAGES:
        first = client.get(address)
        statements.clear()
        again = client.get(address)
        assert (first.status_code, again.status_code, again.data) == (200, 200, first.data)
        assert [*again.headers] == [*first.headers]
        assert ["catalogue_state" in asked for asked in statements] == [True]


def test_a_page_that_is_kept_shows_only_what_a_revision_counts(client, statements):
    pages = [client.get(address) for address in PAGES]  # what is counted once a page is closed does not show in it
    shown = [asked for asked in statements if "FROM catalogue_state" not in asked]  # which names the state of the index
    read = {table for asked in shown for table in re.findall(r"(?:FROM|JOIN) (\w+)", asked)}
    assert ({page.status_code for page in pages}, read - PUBLIC_TABLES) == ({200}, set())


def test_a_change_shows_at_once_and_is_kept_when_the_index_knows_it(own, client):
    client.get(SEARCH)
    renamed(own, "A title of today")
    assert "A title of today" in client.get(SEARCH).text
    with own.database.reading() as session:
        own.live.refresh(session)
    whole = client.get(SEARCH).text
    assert client.get(SEARCH).text == whole


def test_a_page_of_a_former_index_is_not_kept(own, client, statements):
    client.get(SEARCH)
    with own.database.writing() as session:
        mark_changed(session)
    client.get(SEARCH)
    own.live.settle()
    statements.clear()
    client.get(SEARCH)
    assert len(statements) > 1


def test_a_reader_who_has_the_page_is_told_so(client):
    tag = client.get(SEARCH).headers["ETag"]
    for _ in range(2):
        again = client.get(SEARCH, headers={"If-None-Match": tag})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert client.get("/en/providers", headers={"If-None-Match": tag}).status_code == 200


def test_every_answer_counts_what_was_searched_for(own, client):
    for _ in range(3):
        client.get("/en/search?q=hplc").close()
    with own.database.reading() as session:
        assert session.exec(select(SearchedSkill.skill_id, SearchedSkill.times)).all() == [("hplc", 3)]


def test_it_keeps_no_error(client, statements):
    for address in ("/en/profiles/no-such-job", "/en/search?page=99"):
        assert client.get(address).status_code >= 400
        statements.clear()
        client.get(address)
        assert len(statements) > 1


@pytest.mark.parametrize(
    "change",
    [
        {"HTTP_COOKIE": "talentmatch=abc"},
        {"HTTP_COOKIE": "theme=dark; __Host-talentmatch=abc"},
        {"REQUEST_METHOD": "POST"},
        {"PATH_INFO": "/en/account"},
        {"PATH_INFO": "/en/programmes/gmp-atmp-summer-school"},
        {"QUERY_STRING": "q=" + "x" * 600},
        {"HTTP_RANGE": "bytes=0-9"},
    ],
)
def test_it_leaves_to_the_application_what_is_not_the_same_for_everybody(change):
    request = {"REQUEST_METHOD": "GET", "PATH_INFO": "/en/search", "QUERY_STRING": "q=x", "wsgi.url_scheme": "http"}
    assert asked_by(request) is not None
    assert asked_by({**request, **change}) is None
