"""Measure what a visitor waits for: server time, weight, largest contentful paint, layout shift (``make bench``).

A real Chromium loads the pages of the shipped catalogue over its DevTools protocol, without a cache and with the
processor slowed down four times, as on a phone. Nothing is asserted; the last line says what the pages aim at.
"""

import os
import shutil
import tempfile
import threading
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright
from waitress import create_server

from talentmatch.config import read_settings
from talentmatch.db import migrate
from talentmatch.exchange.load import load_catalogue
from talentmatch.resources import resource_dir
from talentmatch.runtime import Runtime, open_runtime
from talentmatch.web.app import create_app

PAGES = (
    "/nl/",
    "/fr/search?q=cleanroom&where=Niel",
    "/nl/profiles/profile-cleanroom-operator",
    "/fr/programmes/vitalent-theme-cleanroom",
    "/nl/profiles",
    "/fr/skills",
    "/nl/providers",
    "/fr/observatory",
    "/nl/match",
)
TIMES = 5
SLOWER = 4
QUIET_MS = 300
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
WATCH = """
window.seen = { paint: 0, shift: 0 };
new PerformanceObserver(list => list.getEntries().forEach(e => { seen.paint = e.startTime }))
  .observe({ type: 'largest-contentful-paint', buffered: true });
new PerformanceObserver(list => list.getEntries().forEach(e => { seen.shift += e.hadRecentInput ? 0 : e.value }))
  .observe({ type: 'layout-shift', buffered: true });
"""


def main() -> None:
    """Print the table."""
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)))
    with tempfile.TemporaryDirectory() as folder, open_runtime(settings(Path(folder)), ready=False) as runtime:
        fill(runtime)
        app = create_app(runtime)
        server = create_server(app, host="127.0.0.1", port=0, threads=4)
        threading.Thread(target=server.run, daemon=True).start()
        print(f"\n{'page':<45} {'server ms':>9} {'kB':>6} {'LCP ms':>7} {'CLS':>6}")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            for address in PAGES:
                seen = [view(browser, f"http://127.0.0.1:{server.effective_port}{address}") for _ in range(TIMES)]
                size, paint, shift = (median(column) for column in zip(*seen, strict=True))
                print(f"{address:<45} {server_ms(app, address):>9.0f} {size:>6.1f} {paint:>7.0f} {shift:>6.3f}")
            browser.close()
        server.close()
    print("aims: search 100 ms, job profile 200 ms, 100 kB, LCP 1000 ms, CLS 0")


def settings(folder: Path):
    """Return settings for a database of its own."""
    return read_settings({"TALENTMATCH_INSTANCE": str(folder), "TALENTMATCH_LOG_LEVEL": "ERROR"})


def fill(runtime: Runtime) -> None:
    """Load the shipped catalogue and build its index."""
    migrate(runtime.database.engine)
    with runtime.database.writing() as session:
        load_catalogue(session, resource_dir("data") / "catalogue")
    with runtime.database.reading() as session:
        runtime.live.refresh(session)


def view(browser: Browser, address: str) -> tuple[float, float, float]:
    """Open a page for the first time; return its kB over the wire, largest contentful paint in ms, and layout shift."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    protocol = page.context.new_cdp_session(page)
    protocol.send("Network.enable")
    protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sizes: list[float] = []
    protocol.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.add_init_script(WATCH)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(QUIET_MS)
    seen = page.evaluate("seen")
    page.close()
    return sum(sizes) / 1000, seen["paint"], seen["shift"]


def server_ms(app, address: str) -> float:
    """Return the median time of the server alone, in milliseconds, after one warm-up."""
    client, times = app.test_client(), []
    for _ in range(2 * TIMES + 1):
        begin = time.perf_counter()
        client.get(address, headers={"Accept-Encoding": "gzip"})
        times.append(1000 * (time.perf_counter() - begin))
    return median(times[1:])


if __name__ == "__main__":
    main()
