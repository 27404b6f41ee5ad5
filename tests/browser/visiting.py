"""Open addresses of a site, each in a browser context of its own, so that no visit knows of another."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page

Open = Callable[..., Page]


@contextmanager
def visiting(browser: Browser, site: str) -> Iterator[Open]:
    """Give a function that opens an address of a site; what it opened is closed at the end."""
    contexts: list[BrowserContext] = []

    def open_at(address: str, *, width: int = 1280, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, base_url=site, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_at
    for context in contexts:
        context.close()
