"""Count a term that no skill covers, after the answer has gone: nobody waits for it, and its failure breaks no page."""

import logging
from datetime import UTC, datetime
from threading import Lock

from flask import Response, after_this_request

from talentmatch.i18n import current_language
from talentmatch.matching.unmet import is_unmet
from talentmatch.runtime import Runtime
from talentmatch.skills.terms import note_term, short_term
from talentmatch.web.context import current_runtime

log = logging.getLogger(__name__)
ONE_AT_A_TIME = Lock()  # at most one thread of a server waits for the database; a count lost in a rush is no loss


def note_later(typed: str, source: str) -> None:
    """Count what was typed once this answer has been sent, if it is a term; at most one write."""
    term, lang, runtime = short_term(typed), current_language(), current_runtime()
    if term is None:
        return

    def after(response: Response) -> Response:
        response.call_on_close(lambda: note(runtime, term, lang=lang, source=source))
        return response

    after_this_request(after)


def note(runtime: Runtime, term: str, *, lang: str, source: str) -> None:
    """Count a term if nothing covers it; a failure is logged without the term."""
    if not ONE_AT_A_TIME.acquire(blocking=False):
        return
    try:
        with runtime.database.reading() as session:
            unmet = is_unmet(session, runtime.live.current(session), term, lang)
        if unmet:
            with runtime.database.writing() as session:
                note_term(session, term, lang=lang, source=source, now=datetime.now(UTC))
    except Exception:
        log.exception("a term that no skill covers was not counted")
    finally:
        ONE_AT_A_TIME.release()
