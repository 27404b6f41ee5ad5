"""What a page weighs on the way to a reader: compressed, kept by the browser, and from no other host."""

import gzip
import re
from html import unescape
from urllib.parse import urlsplit

import pytest

from talentmatch.web.static_files import BUNDLES, STYLE_SHEETS, bundle_content, sheets_of
from tests.web.test_routes import PAGES

HEAVIEST = 100_000
COMPRESSED = {"Accept-Encoding": "gzip"}


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True, scope="session")
def test_a_first_view_of_every_public_page_is_light_and_asks_no_other_host(app):
    client, weights = app.test_client(), {}
    for address in PAGES.values():
        text = client.get(f"/fr{address}").text
        loaded = re.findall(r'<(?:script|img)[^>]* src="([^"]+)', text) + re.findall(
            r'<link rel="(?:s|i)[^>]* href="([^"]+)', text
        )
        assert not [part for part in loaded if urlsplit(part).netloc], address
        weights[address] = sum(weight(client, unescape(part)) for part in {f"/fr{address}", *loaded})
    assert max(weights.values()) < HEAVIEST, weights


def weight(client, address):
    with client.get(address, headers=COMPRESSED) as answer:
        return len(answer.data)


def test_seekers_are_not_sent_the_style_of_the_desks(pages):
    sheets = [urlsplit(e.get("href")).path for e in pages.get("/en/").all("link", rel="stylesheet")]
    assert sheets == ["/static/site.css"]
    assert b".desk-table" not in bundle_content("site")
    assert sorted(name for bundle in BUNDLES for name in sheets_of(bundle)) == sorted(STYLE_SHEETS)


@pytest.mark.parametrize("address", ["/en/profiles", "/static/site.css"])
def test_a_page_is_compressed_for_browsers_that_can_read_it(app, address):
    client = app.test_client()
    with client.get(address) as plain, client.get(address, headers=COMPRESSED) as small:
        assert "Content-Encoding" not in plain.headers
        assert gzip.decompress(small.data) == plain.data
        assert len(small.data) < len(plain.data) / 3
        assert "Accept-Encoding" in plain.headers["Vary"]


@pytest.mark.parametrize("address", ["/en/accessibility", "/static/site.css", "/static/css/base.css"])
def test_what_has_not_changed_is_not_sent_again(app, address):
    client = app.test_client()
    with client.get(address, headers=COMPRESSED) as first:
        known = {**COMPRESSED, "If-None-Match": first.headers["ETag"]}
    with client.get(address, headers=known) as again:
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["Content-Security-Policy"]
