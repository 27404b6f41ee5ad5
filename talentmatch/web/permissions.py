"""Every route names its permission: a view by ``permit``, else its blueprint; an application without is not made."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from flask import Flask, current_app, g, request

from talentmatch.accounts.actor import ANYBODY, Actor
from talentmatch.accounts.permissions import PERMISSIONS, require

View = TypeVar("View", bound=Callable[..., Any])
NAMED = "permission"


def permit(permission: str) -> Callable[[View], View]:
    """Name the permission that a view needs."""

    def name(view: View) -> View:
        setattr(view, NAMED, permission)
        return view

    return name


def prepare(app: Flask, of_blueprints: Mapping[str, str | None]) -> None:
    """Check before every request; raise LookupError now for a route that names no permission, or an unknown one."""
    named = {
        endpoint: getattr(view, NAMED, None) or of_blueprints.get(endpoint.rpartition(".")[0])
        for endpoint, view in app.view_functions.items()
    }
    if unnamed := sorted(endpoint for endpoint, permission in named.items() if permission not in PERMISSIONS):
        raise LookupError(f"these routes name no permission of the table: {', '.join(unnamed)}")
    app.extensions["permissions"] = named
    app.before_request(check_permission)


def check_permission() -> None:
    """Raise Forbidden unless the actor has the permission of the route, on no record in particular."""
    if request.endpoint is not None:
        require(current_actor(), permission_of(request.endpoint))


def permission_of(endpoint: str) -> str:
    """Return the permission that a route names."""
    return cast(str, current_app.extensions["permissions"][endpoint])


def current_actor() -> Actor:
    """Return who asks: the account that is signed in, else anybody."""
    return cast(Actor, g.get("actor", ANYBODY))
