"""Addresses of static files that change with their content; the style sheets are joined to two bundles."""

import hashlib
from functools import cache

from flask import url_for

from talentmatch.resources import PACKAGE

STATIC = PACKAGE / "web" / "static"
HASH_LENGTH = 12
STYLE_SHEETS = (
    "tokens",
    "base",
    "header",
    "header_wide",
    "layout",
    "forms",
    "cards",
    "beads",
    "parts",
    "tables",
    "facts",
    "pages",
    "home",
    "account",
    "desk",
    "keys",
    "files",
    "observatory",
    "needs",
    "team",
    "vacancy",
    "search",
    "design",
    "start",
    "cv",
    "way",
    "sector",
    "keep",
    "api",
    "plan-sheet",
    "embed",
    "forced",
    "print",
    "plan-print",
)
DESK_SHEETS = frozenset(
    {"desk", "keys", "files", "team", "vacancy", "design"}
)  # what only editors and companies are sent
BUNDLES = ("site", "desk")
STATIC_ENDPOINTS = ("static", "bundles.bundle")


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


def sheets_of(bundle: str) -> list[str]:
    """Return the names of the style sheets of a bundle, in the order in which they build on each other."""
    return [name for name in STYLE_SHEETS if (name in DESK_SHEETS) == (bundle == "desk")]


@cache
def bundle_content(bundle: str) -> bytes:
    """Return the style sheets of a bundle as one."""
    return b"\n".join((STATIC / "css" / f"{name}.css").read_bytes() for name in sheets_of(bundle))


@cache
def bundle_hash(bundle: str) -> str:
    """Return the hash of a bundle."""
    return _digest(bundle_content(bundle))


def bundle_address(bundle: str) -> str:
    """Return the address of a bundle, with the hash of its content."""
    return url_for("bundles.bundle", name=bundle, v=bundle_hash(bundle))
