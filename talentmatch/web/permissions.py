"""Every route names its permission: a view by ``permit``, else its blueprint; an application without is not made."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from flask import Flask, Response, current_app, g, redirect, request, url_for

from talentmatch.accounts.actor import ANYBODY, Actor
from talentmatch.accounts.permissions import PERMISSIONS, may, require
from talentmatch.errors import Forbidden
from talentmatch.i18n import N_
from talentmatch.web.context import current_runtime
from talentmatch.web.languages import address
from talentmatch.web.sessions import current_sign_in

View = TypeVar("View", bound=Callable[..., Any])
NAMED = "permission"
WITHOUT_AUTHENTICATOR = ("public.read", "account.own")


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


def check_permission() -> Response | None:
    """Raise Forbidden unless the actor has the permission of the route, on no record in particular.

    Whoever asks for a page without being signed in is asked to sign in first; an administrator who still owes the
    authenticator that the settings require is led there.
    """
    if request.endpoint is None:
        return None
    actor, permission = current_actor(), permission_of(request.endpoint)
    reads = request.method in ("GET", "HEAD")
    if actor is ANYBODY and reads and not may(actor, permission):
        return as_response(redirect(url_for("sign_in.form", next=address(request.script_root + request.path))))
    require(actor, permission)
    if permission in WITHOUT_AUTHENTICATOR or not owes_authenticator():
        return None
    if not reads:
        raise Forbidden(N_("Set up your authenticator first; your account needs one."))
    return as_response(redirect(url_for("authenticator.form")))


def owes_authenticator() -> bool:
    """Return whether whoever is signed in has to set up an authenticator before anything else."""
    state = current_sign_in()
    required = current_runtime().settings.admin_totp
    return required and state is not None and state.actor.role == "admin" and not state.has_totp


def as_response(answer: Any) -> Response:
    """Name what ``redirect`` returns by the class that it has at run time."""
    return cast(Response, answer)


def permission_of(endpoint: str) -> str:
    """Return the permission that a route names."""
    return cast(str, current_app.extensions["permissions"][endpoint])


def current_actor() -> Actor:
    """Return who asks: the account that is signed in, else anybody."""
    return cast(Actor, g.get("actor", ANYBODY))


def may_open(endpoint: str) -> bool:
    """Return whether the actor has the permission that a route names, so that pages link to no closed door."""
    return may(current_actor(), permission_of(endpoint))


def has_desk() -> bool:
    """Return whether there is a desk that whoever is signed in may enter."""
    return "desk.dashboard" in current_app.view_functions and may(current_actor(), "desk.enter")
