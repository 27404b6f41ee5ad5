"""A client that checks every page that it fetches: valid HTML, one heading, a title, labels, languages, identifiers."""

import itertools
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

FIELDS = {"input", "select", "textarea"}
UNLABELLED = {"hidden", "submit"}


@dataclass(frozen=True)
class Page:
    """A page that passed the checks."""

    address: str
    response: TestResponse
    tree: Element

    @property
    def text(self) -> str:
        return " ".join("".join(self.tree.itertext()).split())

    @property
    def title(self) -> str:
        return " ".join((self.tree.findtext("head/title") or "").split())

    def all(self, tag: str, **attributes: str) -> list[Element]:
        named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [e for e in self.tree.iter(tag) if all(e.get(n) == v for n, v in named.items())]

    def texts(self, tag: str, css: str = "") -> list[str]:
        return [text_of(e) for e in self.tree.iter(tag) if not css or css in (e.get("class") or "").split()]

    def links(self) -> list[str]:
        """Return the addresses within the site, as absolute paths."""
        found = (urljoin(self.address, e.get("href", "")) for e in self.tree.iter("a"))
        return [address for address in found if not urlsplit(address).netloc]


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


class CheckedClient:
    """Fetch pages of an application and check each."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, address: str, status: int = 200, **options: object) -> Page:
        return checked(address, self.client.get(address, **options), status)

    def post(self, address: str, status: int = 200, **options: object) -> Page:
        return checked(address, self.client.post(address, **options), status)


def checked(address: str, response: TestResponse, status: int) -> Page:
    assert response.status_code == status, f"{address}: {response.status}"
    assert response.mimetype == "text/html"
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page = Page(address, response, parser.parse(response.get_data(as_text=True)))
    assert page.tree.get("lang") in ("nl", "fr", "en")
    assert page.title.removesuffix("· talentmatch").strip(), f"{address} has no title"
    assert len(page.all("h1")) == 1, f"{address} has {len(page.all('h1'))} main headings"
    assert len(page.all("main")) == 1
    check_ids(page)
    check_labels(page)
    check_headings(page)
    return page


def check_ids(page: Page) -> None:
    ids = Counter(e.get("id") for e in page.tree.iter() if e.get("id"))
    assert not [name for name, number in ids.items() if number > 1], f"{page.address}: an id stands twice"
    referred = {name: e for e in page.tree.iter() for name in references(e)}
    assert not referred.keys() - ids.keys(), f"{page.address}: {referred.keys() - ids.keys()} do not exist"


def references(element: Element) -> list[str]:
    named = ("for", "form", "list", "aria-labelledby", "aria-describedby")
    return [name for attribute in named for name in (element.get(attribute) or "").split()]


def check_labels(page: Page) -> None:
    labelled = {label.get("for") for label in page.all("label")}
    inside = {id(field) for label in page.all("label") for field in label.iter() if text_of(label)}
    for field in (e for e in page.tree.iter() if e.tag in FIELDS and e.get("type") not in UNLABELLED):
        assert field.get("id") in labelled - {None} or id(field) in inside, f"{page.address}: a field has no label"


def check_headings(page: Page) -> None:
    levels = [int(e.tag[1]) for e in page.tree.iter() if e.tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    steps = itertools.pairwise(levels)
    assert all(later <= former + 1 for former, later in steps), f"{page.address} skips a heading level: {levels}"
