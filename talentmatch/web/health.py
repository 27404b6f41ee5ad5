"""Tell a supervisor whether the process lives and whether it can answer."""

import logging

from flask import Blueprint, Response, jsonify
from sqlalchemy.exc import SQLAlchemyError

from talentmatch.errors import TalentmatchError
from talentmatch.matching.live_index import meaning_state
from talentmatch.runtime import require_ready
from talentmatch.web.context import current_runtime

log = logging.getLogger(__name__)
blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def alive() -> Response:
    """Say that the process answers."""
    return _report(200, status="ok")


@blueprint.get("/readyz")
def ready() -> Response:
    """Say whether the schema is current and the index is loaded, and whether the ranking knows meaning."""
    runtime = current_runtime()
    try:
        require_ready(runtime)
        with runtime.database.reading() as session:
            loaded = runtime.live.current(session)
    except (TalentmatchError, SQLAlchemyError, OSError) as error:
        log.warning("not ready: %s", error)
        return _report(503, status="not ready", reason=type(error).__name__)
    return _report(200, status="ready", index=loaded.key, programmes=len(loaded.index), meaning=meaning_state())


def _report(code: int, **content: object) -> Response:
    response = jsonify(content)
    response.status_code = code
    response.headers["Cache-Control"] = "no-store"
    return response
