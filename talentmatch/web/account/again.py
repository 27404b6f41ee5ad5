"""Ask for the password or a code once more before a grave step, on a plain page that keeps what was typed."""

from datetime import UTC, datetime

from flask import Response, request

from talentmatch.errors import InvalidData
from talentmatch.web.account.pages import page
from talentmatch.web.account.proof import prove
from talentmatch.web.csrf import CSRF_FIELD
from talentmatch.web.sessions import current_sign_in

FIELD = "proof"


def ask_again() -> Response | None:
    """Return the page that asks, or None when the person gave password or code within 15 minutes, or just now.

    The page sends the same form to the same address, with the proof added, so that nothing typed is lost. Whoever is
    not signed in at all was refused before.
    """
    state, proof = current_sign_in(), request.form.get(FIELD, "")
    if state is None or state.is_fresh(datetime.now(UTC)):
        return None
    if not proof:
        return _form(403)
    try:
        prove(proof)
    except InvalidData as error:
        return _form(422, error.text())
    return None


def _form(status: int, fault: str = "") -> Response:
    kept = [(name, value) for name, value in request.form.items(multi=True) if name not in (CSRF_FIELD, FIELD)]
    return page("account/again.html", status, action=request.full_path.removesuffix("?"), kept=kept, fault=fault)
