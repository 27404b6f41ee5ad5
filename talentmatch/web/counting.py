"""Count something after the answer has gone: nobody waits for it, and its failure breaks no page."""

import logging
from collections.abc import Callable
from threading import Lock

from flask import Response, after_this_request

log = logging.getLogger(__name__)
ONE_AT_A_TIME = Lock()  # at most one thread of a server waits for the database; a count lost in a rush is no loss


def count_later(count: Callable[[], None]) -> None:
    """Count once this answer has been sent."""

    def after(response: Response) -> Response:
        response.call_on_close(lambda: count_now(count))
        return response

    after_this_request(after)


def count_now(count: Callable[[], None]) -> None:
    """Count unless another thread is counting; a failure is logged without what was typed."""
    if not ONE_AT_A_TIME.acquire(blocking=False):
        return
    try:
        count()
    except Exception:
        log.exception("what people search for was not counted")
    finally:
        ONE_AT_A_TIME.release()
