"""What a view takes from the application."""

from typing import cast

from flask import current_app

from talentmatch.runtime import Runtime


def current_runtime() -> Runtime:
    """Return the runtime of the application that answers."""
    return cast(Runtime, current_app.extensions["talentmatch"])
