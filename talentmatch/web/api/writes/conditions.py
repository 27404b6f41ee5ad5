"""The version of a record as an ETag, and the condition that every change of one has to name (RFC 9110, RFC 6585)."""

from typing import Any

from flask import request

from talentmatch.i18n import N_
from talentmatch.web.api.refusals import Refusal

TOLD_TAG = '^"[a-z0-9-]+"$'  # to programs


def tag_of(row: Any) -> str:
    """Return the ETag of a row without its quotes: its table, its identifier and the number of its version."""
    return f"{str(row.__tablename__).replace('_', '-')}-{row.id}-{row.version}"


def require_version(row: Any) -> None:
    """Raise Refusal 428 without If-Match or with its star, 412 for another version than that of a locked row."""
    if not request.headers.get("If-Match") or request.if_match.star_tag:
        message = N_("Send the ETag of the record that you read as If-Match; a star would overwrite what others did.")
        raise Refusal(428, message)
    if not request.if_match.contains(tag_of(row)):
        message = N_("The record has another version now. Read it again, look at what changed, and send anew.")
        raise Refusal(412, message)
