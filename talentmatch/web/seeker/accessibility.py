"""The accessibility statement."""

from datetime import date

from flask import Blueprint, render_template

blueprint = Blueprint("accessibility", __name__)
PREPARED_ON = date(2026, 11, 26)


@blueprint.get("/accessibility")
def statement() -> str:
    """Say what was tested, what is known not to work, and what to do then."""
    return render_template("seeker/accessibility.html", prepared_on=PREPARED_ON)
