"""Read the addresses of a sitemap. Source: https://www.sitemaps.org/protocol.html."""

from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_

MOST_PAGES = 500


def read_sitemap(url: str, body: bytes) -> list[str]:
    """Return the pages that a sitemap names, each once; raise InvalidData for what is none, or names too many.

    Pages of another host are left out: a sitemap speaks for its own host alone.
    """
    root = _parsed(url, body)
    if _name(root) != "urlset":
        raise InvalidData(N_("%(url)s is no sitemap of pages. Give the address of one that lists pages."), url=url)
    found = [(part.text or "").strip() for entry in root for part in entry if _name(part) == "loc"]
    host = urlsplit(url).hostname
    pages = list(dict.fromkeys(page for page in found if page and _host(page) == host))
    if len(pages) > MOST_PAGES:
        message = N_("%(url)s names more than %(limit)s pages. Give a sitemap of the courses alone.")
        raise InvalidData(message, url=url, limit=MOST_PAGES)
    return pages


def _parsed(url: str, body: bytes) -> Element:
    """Return the root; declarations, by which a small file becomes a huge one, are refused."""
    try:
        root: Element = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        raise InvalidData(N_("%(url)s cannot be read as XML. Ask the owner of the site."), url=url) from None
    return root


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _host(page: str) -> str | None:
    try:
        return urlsplit(page).hostname
    except ValueError:
        return None
