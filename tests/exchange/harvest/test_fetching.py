"""A source is fetched politely and safely, within limits, and only when it changed."""

import pytest

from talentmatch.errors import Busy, Gone, InvalidData, NotFound
from talentmatch.exchange.harvest.fetching import Marks
from talentmatch.exchange.harvest.robots import read_rules
from talentmatch.exchange.harvest.sitemap import read_sitemap
from tests.exchange.harvest.serving import PUBLIC, SITE, Site

ROBOTS = b"""User-agent: other
User-agent: Talentmatch-Harvest/1.0
Disallow: /private
Allow: /private/courses$
Disallow: /*.pdf

User-agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/", True), ("/private/x", False), ("/private/courses", True), ("/private/courses2", False), ("/a/b.pdf", False)],
)
def test_the_longest_rule_for_us_decides(path, allowed):
    assert read_rules(ROBOTS).allow(path) is allowed
    assert not read_rules(ROBOTS, "somebody").allow(path)
    assert read_rules(b"nonsense\n\x00:").allow(path)
    assert read_rules(b"User-agent: *\nDisallow: /" + b"*a" * 1_000 + b"$").allow("/" + "a" * 900 + "b")


def test_a_file_comes_with_its_marks_and_not_again_while_they_hold():
    site = Site({"/a": (200, {"ETag": '"1"', "Last-Modified": "Mon"}, b"text")})
    fetched = site.fetcher.fetch(f"{SITE}/a")
    assert (fetched.content, fetched.marks) == (b"text", Marks('"1"', "Mon"))
    assert site.fetcher.fetch(f"{SITE}/a", fetched.marks).content is None
    assert site.headers[1]["If-Modified-Since"] == "Mon"
    assert "Cookie" not in site.headers[0]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://inner.example/a", "file:///etc/passwd", "http://a.example:8080/"]
)
def test_only_public_sites_are_asked_and_a_redirect_is_checked_like_the_first_address(url):
    site = Site({"/a": (302, {"Location": url}, b"")}, {"inner.example": [PUBLIC, "10.0.0.1"]})
    for asked in (url, f"{SITE}/a"):
        with pytest.raises(InvalidData, match="not the address of a public site"):
            site.fetcher.fetch(asked)
    assert site.asked == ["school.example/a"]


def test_what_a_site_asks_of_robots_is_done_and_without_an_answer_nothing_is_asked():
    site = Site({"/robots.txt": ROBOTS, "/private/x": b"x", "/b": (302, {"Location": "/private/x"}, b"")})
    for path in ("/private/x", "/b"):
        with pytest.raises(InvalidData, match="asks robots"):
            site.fetcher.fetch(SITE + path)
    down = Site({"/robots.txt": (503, {}, b""), "/a": b"x"})
    with pytest.raises(InvalidData, match="asks robots"):
        down.fetcher.fetch(f"{SITE}/a")
    assert down.asked == []


@pytest.mark.parametrize(
    ("page", "error"),
    [
        ((404, {}, b""), NotFound),
        ((403, {}, b""), InvalidData),
        ((410, {}, b""), Gone),
        ((503, {}, b""), Busy),
        ((200, {"Content-Encoding": "gzip"}, b"x"), InvalidData),
        ((200, {"Content-Length": "9999"}, b"half"), Busy),
        ((200, {}, b"x" * 2_000), InvalidData),
        ((302, {"Location": "/a"}, b""), InvalidData),
    ],
)
def test_what_is_no_whole_file_is_refused(page, error):
    with pytest.raises(error):
        Site({"/a": page}).fetcher.fetch(f"{SITE}/a", limit=1_000)


def test_a_sitemap_names_pages_of_its_own_host_each_once():
    entries = "".join(f"<url><loc> {url} </loc></url>" for url in (f"{SITE}/1", f"{SITE}/1", "http://other.example/2"))
    body = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'.encode()
    assert read_sitemap(f"{SITE}/map.xml", body) == [f"{SITE}/1"]
    for bad in (
        b"<sitemapindex/>",
        b"<urlset",
        b'<!DOCTYPE x [<!ENTITY a "b">]><urlset>&a;</urlset>',
        "<urlset/>".encode("utf-16")[:9],
    ):
        with pytest.raises(InvalidData):
            read_sitemap(f"{SITE}/map.xml", bad)
