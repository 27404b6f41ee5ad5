"""Feeds are Atom, stay the same while nothing changes, and tell no more than the pages."""

from xml.etree.ElementTree import fromstring

import pytest

from tests.web.answers.conftest import HIDDEN

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("/en/needs/feed.atom", "/en/needs/named/feed.atom", "/en/skills/aseptic-work/feed.atom")


def feed(read, address, reader=""):
    answer = read(reader).fetch(address)
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    return fromstring(answer.get_data())


def entries(tree):
    return {entry.findtext(f"{ATOM}title"): entry for entry in tree.findall(f"{ATOM}entry")}


@pytest.mark.parametrize("address", FEEDS)
def test_have_all_that_atom_asks_for_and_links_with_a_host(read, address):
    tree = feed(read, address)
    for element in (tree, *entries(tree).values()):
        assert all(element.findtext(ATOM + name) for name in ("id", "title", "updated"))
        assert all(link.get("href").startswith("http://") for link in element.findall(f"{ATOM}link"))
    assert entries(tree)
    assert len({e.findtext(f"{ATOM}id") for e in entries(tree).values()}) == len(entries(tree))


@pytest.mark.parametrize("address", FEEDS)
def test_are_not_sent_twice(read, address):
    first = read().fetch(address)
    assert first.last_modified
    assert read().fetch(address, **{"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert read().fetch(address, **{"If-None-Match": '"other"'}).status_code == 200
    assert read().fetch(address, **{"If-Modified-Since": first.headers["Last-Modified"]}).status_code == 200


def test_have_the_same_identifiers_in_every_language(read):
    found = [
        {e.findtext(f"{ATOM}id") for e in entries(feed(read, f"/{lang}/needs/feed.atom")).values()}
        for lang in ("nl", "fr")
    ]
    assert found[0] == found[1]


def test_of_the_list_keep_to_its_filters_and_hide_what_it_hides(read):
    tree = feed(read, "/en/needs/feed.atom")
    assert set(entries(tree)) == {"QC analyst", "Anonymous analyst", "Regional operator", "Verpakkingsoperator"}
    assert "Zq" not in "".join(entries(tree)["Anonymous analyst"].itertext())
    assert set(entries(feed(read, "/en/needs/feed.atom?region=wallonia"))) == {"Regional operator"}
    assert set(entries(feed(read, "/en/needs/feed.atom?company=zq-cell-works"))) == {"QC analyst"}


def test_tell_only_the_day(read):
    tree = feed(read, "/en/needs/feed.atom")
    assert all(e.findtext(f"{ATOM}updated").endswith("T00:00:00Z") for e in entries(tree).values())


@pytest.mark.parametrize("name", HIDDEN)
def test_of_a_hidden_need_do_not_exist_for_strangers(read, name):
    for reader in ("", "lou"):
        assert read(reader).fetch(f"/en/needs/{name}/feed.atom").status_code == 404
    assert read("kim").fetch(f"/en/needs/{name}/feed.atom").status_code == 200


def test_refuse_what_the_list_refuses(read):
    assert read().fetch("/en/needs/feed.atom?region=mars").status_code == 400
    assert read().fetch("/en/skills/no-such-skill/feed.atom").status_code == 404
