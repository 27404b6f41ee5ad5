"""An application in which a header says who asks: sign-in has its own tests."""

from flask import g, request

from talentmatch.accounts.actor import Actor
from talentmatch.web.app import create_app

HEADER = "X-Test-Actor"
ACTORS = {
    "admin": Actor("root@example.org", "admin", 1),
    "editor": Actor("ann@example.org", "editor", 2),
    "colleague": Actor("bob@example.org", "editor", 3),
    "provider": Actor("own@example.org", "provider_editor", 4, provider_id="aptaskil"),
    "employer": Actor("kim", "employer", 11, company_id="cell-works"),
    "partner": Actor("sam", "employer", 12, company_id="cell-works"),
    "outsider": Actor("lou", "employer", 13, company_id="vial-house"),
    "stranger": Actor("eve@example.org", "provider_editor", 5, provider_id="vitalent"),
}


def create_signed_in_app(runtime, default=None):
    """Return the application; ``default``: who asks when no header says so."""
    app = create_app(runtime)

    def sign_in():
        name = request.headers.get(HEADER, default)
        if name:
            g.actor = ACTORS[name]

    app.before_request_funcs.setdefault(None, []).insert(0, sign_in)  # before the permission of the route is checked
    return app
