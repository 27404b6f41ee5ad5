"""What could be meant by what somebody is typing into the search boxes, as JSON. What is typed is kept nowhere."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, jsonify, request

from talentmatch.i18n import current_language, ngettext
from talentmatch.i18n import gettext as _
from talentmatch.matching.completing import Suggestion, complete_place
from talentmatch.web.arguments import text_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.names import name_of
from talentmatch.web.permissions import permit

blueprint = Blueprint("suggest", __name__)
KEPT = "private, max-age=300"


@blueprint.get("/suggest")
@permit("public.read")
def suggest() -> Response:
    """Answer with suggestions for ``q``, or for the town ``where``; ``start`` and ``end`` frame what was typed."""
    typed, where = text_argument(request.args, "q"), text_argument(request.args, "where")
    with current_runtime().database.reading() as session:
        loaded = current_runtime().live.current(session)
    found = complete_place(loaded.places, where) if where else loaded.completer.complete(typed, current_language())
    shown = [_shown(one) for one in found]
    answer = jsonify(status=_status(shown), suggestions=shown if where or not shown else [_as_typed(typed), *shown])
    answer.headers["Cache-Control"] = KEPT
    return answer


def _status(shown: Sequence[Mapping[str, Any]]) -> str:
    if not shown:
        return _("No suggestions")
    return ngettext("%(num)s suggestion. Choose with the arrow keys.",
                    "%(num)s suggestions. Choose with the arrow keys.", len(shown))  # fmt: skip


def _as_typed(typed: str) -> dict[str, Any]:
    label = _("Search for “%(text)s”", text=typed)
    return {"value": typed, "label": label, "note": "", "lang": "", "start": 0, "end": 0}


def _shown(one: Suggestion) -> dict[str, Any]:
    name = one.name
    return {
        "value": name.text,
        "label": name.text,
        "note": "" if name.kind == "place" else name_of("suggested", name.kind),
        "lang": name.lang if name.lang != current_language() else "",
        "start": one.start,
        "end": one.end,
    }
