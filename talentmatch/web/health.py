"""Tell a supervisor whether the process lives and whether it can answer."""

import logging
from datetime import UTC, datetime

from flask import Blueprint, Response, jsonify
from sqlalchemy.exc import SQLAlchemyError

from talentmatch.errors import TalentmatchError
from talentmatch.matching.live_index import meaning_state, state_key
from talentmatch.matching.live_segments import Standing
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
            behind = loaded.key != state_key(session)
    except (TalentmatchError, SQLAlchemyError, OSError) as error:
        log.warning("not ready: %s", error)
        return _report(503, status="not ready", reason=type(error).__name__)
    told = _told(loaded.standing, datetime.now(UTC))
    return _report(200, status="ready", **told, behind=behind, meaning=meaning_state())


def _told(standing: Standing, now: datetime) -> dict[str, object]:
    """Return what the index shows, and from which published snapshot, made how many seconds ago, it came."""
    told = {"index": standing.origin.key, "programmes": len(standing.index), "beside": standing.index.changed}
    if standing.published is None:
        return told
    age = round((now - standing.published.made_at).total_seconds())
    return {**told, "snapshot": standing.published.name, "snapshot_age": age}


def _report(code: int, **content: object) -> Response:
    response = jsonify(content)
    response.status_code = code
    response.headers["Cache-Control"] = "no-store"
    return response
