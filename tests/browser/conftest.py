"""The real application on a free port of this machine, and a real browser that looks at it."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect, sync_playwright

from talentmatch.runtime import Runtime, close_runtime
from talentmatch.web.app import create_app
from tests.browser.visiting import Open, visiting
from tests.databases import filled_runtime, settings_for
from tests.serving import served

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
UNHURRIED = "--js-flags=--no-opt"  # no page lives long enough to win back what it takes to optimise its scripts
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--headless", "--disable-dev-shm-usage", UNHURRIED]
PATIENCE = 15_000  # milliseconds that a busy machine may take


@pytest.fixture(scope="session")
def site_runtime(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runtime]:
    """Give the runtime that is served."""
    folder = tmp_path_factory.mktemp("site")
    runtime = filled_runtime(settings_for(f"sqlite:///{folder / 'site.db'}", folder))
    yield runtime
    close_runtime(runtime)


@pytest.fixture(scope="session")
def site(site_runtime: Runtime) -> Iterator[str]:
    """Serve the application and give its address."""
    with served(create_app(site_runtime)) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium; the variable CHROMIUM names another one than the usual."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.fail("There is no Chromium. Run tests/browser/install_chromium.sh, or name one in CHROMIUM.")
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        started = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session", autouse=True)
def whole_pages() -> Iterator[None]:
    """End a click or key only when the page that it leads to is read whole: Chromium's own ends with the first byte."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("click", "press"):
            patch.setattr(Locator, name, read_whole(getattr(Locator, name)))
        yield


def read_whole(act: Callable[..., None]) -> Callable[..., None]:
    """Return what does the same and then waits for the page."""

    def done(target: Locator, *arguments: object, **options: object) -> None:
        act(target, *arguments, **options)
        target.page.wait_for_load_state("domcontentloaded")

    return done


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Open]:
    """Give a function that opens an address in a context of its own."""
    with visiting(browser, site) as open_at:
        yield open_at
