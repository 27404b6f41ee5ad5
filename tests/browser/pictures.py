"""Pictures of pages, for people who want to look at them."""

import os
import re
from pathlib import Path

from playwright.sync_api import Page


def keep_picture(page: Page, name: str) -> None:
    """Save a picture of the whole page in the folder that TALENTMATCH_SCREENSHOTS names, if it does."""
    if folder := os.environ.get("TALENTMATCH_SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        file = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") + ".png"
        page.screenshot(path=Path(folder) / file, full_page=True)
