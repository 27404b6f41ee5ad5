"""Addresses of static files that change with their content."""

import hashlib
from functools import cache

from flask import url_for

from talentmatch.resources import PACKAGE

STATIC = PACKAGE / "web" / "static"
HASH_LENGTH = 12
STYLE_SHEETS = (
    "tokens",
    "base",
    "layout",
    "forms",
    "cards",
    "beads",
    "parts",
    "facts",
    "pages",
    "account",
    "desk",
    "keys",
    "files",
    "observatory",
    "needs",
    "team",
    "vacancy",
    "keep",
    "plan-sheet",
    "print",
    "plan-print",
)


@cache
def static_hashes() -> dict[str, str]:
    """Return the hash of every static file by its name."""
    files = (path for path in sorted(STATIC.rglob("*")) if path.is_file())
    return {path.relative_to(STATIC).as_posix(): _digest(path.read_bytes()) for path in files}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:HASH_LENGTH]


def static_hash(name: str) -> str | None:
    """Return the hash of a static file; None when there is no such file."""
    return static_hashes().get(name)


def static_address(name: str) -> str:
    """Return the address of a static file, with the hash of its content."""
    return url_for("static", filename=name, v=static_hashes()[name])


def style_sheets() -> list[str]:
    """Return the addresses of the style sheets, in the order in which they build on each other."""
    return [static_address(f"css/{name}.css") for name in STYLE_SHEETS]
