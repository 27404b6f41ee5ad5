"""Let in what comes to the interface: who asks is read from the token and nothing else, before any view runs."""

from flask import Flask, current_app, g, request

from talentmatch.web.api import limits
from talentmatch.web.api.bearer import read_bearer, require_scope
from talentmatch.web.api.operations import Operation, operation_of
from talentmatch.web.api.paths import is_api
from talentmatch.web.api.refusals import Refusal

DECLARED = "api_operations"


def prepare(app: Flask) -> None:
    """Check before every request."""
    found = {endpoint: operation_of(view) for endpoint, view in app.view_functions.items()}
    app.extensions[DECLARED] = {endpoint: operation for endpoint, operation in found.items() if operation}
    limits.prepare(app)
    app.before_request(let_in)


def let_in() -> None:
    """Set the token, and where the address names a scope, who acts.

    Raise Refusal for a token that does not do, and when there are not enough units left.
    """
    if not is_api(request.path):
        return
    try:
        g.bearer = read_bearer()
    except Refusal:
        limits.charge(limits.WRONG_TOKEN)
        raise
    operation = declared_operation()
    limits.charge(operation.cost if operation is not None else 1)
    if operation is not None and operation.scope:
        g.actor = require_scope(operation.scope)


def declared_operation() -> Operation | None:
    """Return what the address of this request declares; None for one that is not there, and for a question about it."""
    if request.endpoint is None or request.method == "OPTIONS":
        return None
    operation: Operation | None = current_app.extensions[DECLARED].get(request.endpoint)
    return operation
