"""Do a POST once although it is sent twice: by the header Idempotency-Key.

Its form is that of draft-ietf-httpapi-idempotency-key-header; a key without quotes is taken too.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from flask import Response, request
from pydantic import BaseModel
from sqlmodel import Session

from talentmatch.accounts.repeated import Kept, Keyed, keep_answer, take_key
from talentmatch.i18n import N_, gettext
from talentmatch.web.api.faults import RefusedRequest
from talentmatch.web.api.problems import Fault
from talentmatch.web.api.refusals import Refusal
from talentmatch.web.permissions import current_actor

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
KEY = re.compile(r'("?)([\x21\x23-\x5b\x5d-\x7e]{1,200})\1\Z')
TOLD_KEY = r'^("[\x21\x23-\x5b\x5d-\x7e]{1,200}"|[\x21\x23-\x5b\x5d-\x7e]{1,200})$'
KEPT_HEADERS = ("Content-Type", "Content-Language", "Cache-Control", "ETag", "Link", "Location")


def answered_once(session: Session, body: BaseModel | None, make: Callable[[], Response]) -> Response:
    """Return what ``make`` answers; for a key that was used before, what was answered then.

    Raises RefusedRequest for a key that is none, Refusal for one that another request used.
    """
    keyed = _keyed(body)
    if keyed is None:
        return make()
    kept = take_key(session, keyed, datetime.now(UTC))
    if kept is not None:
        return _again(kept)
    answer = make()
    headers = {name: answer.headers[name] for name in KEPT_HEADERS if name in answer.headers}
    keep_answer(session, keyed, status=answer.status_code, headers=headers, body=answer.get_data(as_text=True))
    return answer


def _keyed(body: BaseModel | None) -> Keyed | None:
    given, account_id = request.headers.get(HEADER), current_actor().account_id
    if given is None or request.method != "POST" or account_id is None:
        return None
    found = KEY.match(given)
    if found is None:
        text = gettext(N_("is not a key; send 1 to 200 printable characters, best a random UUID"))
        raise RefusedRequest([Fault(text, parameter=HEADER)])
    content = body.model_dump_json() if body is not None else ""
    return Keyed(account_id, found[2], f"POST {request.full_path}\n{content}")


def _again(kept: Kept) -> Response:
    if not kept.same:
        raise Refusal(422, N_("Another request used this key within 24 hours. Take a new key for a new request."))
    answer = Response(kept.body, kept.status)
    answer.headers.update(kept.headers)
    answer.headers[REPLAYED] = "true"
    return answer
