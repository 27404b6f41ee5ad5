"""The pairs of records that may be one, kept by the application between requests."""

from typing import cast

from flask import Flask, current_app

from talentmatch.catalogue.duplicates.kept import KeptPairs

EXTENSION = "talentmatch-pairs"


def prepare(app: Flask) -> None:
    """Give the application a place for the pairs."""
    app.extensions[EXTENSION] = KeptPairs()


def current_pairs() -> KeptPairs:
    """Return the pairs of the application that answers."""
    return cast(KeptPairs, current_app.extensions[EXTENSION])
