"""What robots and programs find: the map of the site, what to leave alone, and the files of the open data."""

from datetime import UTC, datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from talentmatch.exchange.linked.site import Site
from talentmatch.exchange.open_data.export import export_open_data
from talentmatch.web.linked import sitemap

SITE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
HERE = "http://127.0.0.1:8000"


def urls_of(client, address):
    return ElementTree.fromstring(client.get(address).data)


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True, scope="session")
def test_the_map_names_every_page_in_each_language_with_its_alternates(pages):
    index = urls_of(pages.client, "/sitemap.xml")
    assert [loc.text for loc in index.iter(f"{SITE}loc")] == [f"{HERE}/sitemap-1.xml"]
    urls = {url.findtext(f"{SITE}loc"): url for url in urls_of(pages.client, "/sitemap-1.xml")}
    summer_school = urls[f"{HERE}/fr/programmes/gmp-atmp-summer-school"]
    assert summer_school.findtext(f"{SITE}lastmod") == "2026-11-22"
    assert [link.get("hreflang") for link in summer_school.iter(LINK)] == ["nl", "fr", "en", "x-default"]
    first = {urlsplit(address).path.split("/")[2]: urlsplit(address).path for address in urls if "/en/" in address}
    for path in first.values():  # one of each kind, and every page that is no record
        pages.get(path)


def test_a_long_map_is_split(app, monkeypatch):
    monkeypatch.setattr(sitemap, "IN_ONE", 30)
    client = app.test_client()
    parts = [urlsplit(loc.text).path for loc in urls_of(client, "/sitemap.xml").iter(f"{SITE}loc")]
    locs = [url.findtext(f"{SITE}loc") for part in parts for url in urls_of(client, part)]
    assert len(parts) > 2
    assert len(locs) == len(set(locs)) == sum(len(urls_of(client, part)) for part in parts)
    assert client.get(f"/sitemap-{len(parts) + 1}.xml").status_code == client.get("/sitemap-0.xml").status_code == 404


def test_no_map_is_longer_than_it_may_be():
    assert (sitemap.IN_ONE + len(sitemap.FIXED)) * 3 <= sitemap.MOST_URLS


def test_robots_are_told_of_the_map_and_kept_out_of_forms(app):
    text = app.test_client().get("/robots.txt").text
    assert f"Sitemap: {HERE}/sitemap.xml\n" in text
    closed = [line.removeprefix("Disallow: /*/") for line in text.splitlines() if line.startswith("Disallow: /*/")]
    assert {"account", "admin", "company", "search"} <= set(closed)
    assert not set(closed) & set(sitemap.FIXED)


def test_the_page_says_so_when_there_are_no_files(pages):
    assert "No files have been made here yet" in pages.get("/en/open-data").text
    assert pages.client.get("/open-data/programmes.csv").status_code == 404


@pytest.fixture
def published(runtime):
    """Export where the site looks for files, and take the export away again."""
    folder = runtime.settings.open_data_dir
    with runtime.database.reading() as session:
        export_open_data(session, folder, site=Site(HERE, "en"), now=datetime(2026, 11, 26, tzinfo=UTC))
    yield folder
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


def test_the_page_leads_to_every_file_and_to_nothing_else_of_the_folder(pages, published):
    page = pages.get("/en/open-data")
    links = [link for link in page.links() if link.startswith("/open-data/")]
    assert len(links) > 30
    for link in links:
        with pages.client.get(link) as answer:
            assert answer.status_code == 200
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
    (published / "secret.csv").write_text("mine")
    for name in ("secret.csv", "manifest.json", "..%2Fdatabase.db", "%2Fetc%2Fpasswd"):
        assert pages.client.get(f"/open-data/{name}").status_code == 404
