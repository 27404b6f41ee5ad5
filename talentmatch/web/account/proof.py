"""Check a password or code within the limits, and tell the owner of an account when somebody ran into them."""

from datetime import UTC, datetime

from talentmatch.accounts import notices
from talentmatch.accounts.admission import admit, forgive_failures, note_guessing
from talentmatch.accounts.inputs import FaultyField
from talentmatch.accounts.limits import SECOND_STEP, SECOND_STEP_DAY, take_places
from talentmatch.accounts.own import get_own_account
from talentmatch.accounts.sessions import SignedIn, note_confirmed
from talentmatch.accounts.sign_in import check_credentials, code_fits, stored_hash
from talentmatch.errors import InvalidData, TooMany
from talentmatch.i18n import N_
from talentmatch.web.account.background import notify
from talentmatch.web.account.own import own_id
from talentmatch.web.account.pages import own_sign_in
from talentmatch.web.context import current_runtime
from talentmatch.web.sessions import current_browser, device_token

WRONG_PASSWORD = N_("is not your present password")
WRONG_PROOF = N_("is neither your password nor a code that your authenticator shows now")
CODE_DIGITS = 6


def checked_hash(email: str, password: str) -> str:
    """Return the stored hash that a password fits.

    Raises TooMany where the limits are reached, and InvalidData for a wrong password. An account with too many failures
    in a row is answered like a wrong password, so that nobody learns that there is one.
    """
    now, database = datetime.now(UTC), current_runtime().database
    try:
        with database.writing() as session:
            admitted = admit(session, email, device_token(), browser=current_browser(), now=now)
    except TooMany:
        _tell_of_guesses(email, now)
        raise
    if not admitted:
        _tell_of_guesses(email, now)
    with database.reading() as session:
        stored = stored_hash(session, email) if admitted else ""
    check_credentials(stored, password)
    return stored


def prove_password(password: str) -> None:
    """Check the password of whoever is signed in; raise FaultyField for a wrong one, and TooMany."""
    _check_password(own_sign_in(), password, WRONG_PASSWORD)


def prove(proof: str) -> None:
    """Check the password of whoever is signed in, or a code of their authenticator; raise FaultyField, TooMany."""
    state, digits = own_sign_in(), "".join(proof.split())
    if state.has_totp and len(digits) == CODE_DIGITS and digits.isdigit():
        _check_code(state, digits)
    else:
        _check_password(state, proof, WRONG_PROOF)


def _check_password(state: SignedIn, password: str, fault: str) -> None:
    database, now = current_runtime().database, datetime.now(UTC)
    with database.reading() as session:
        email = get_own_account(session, state.actor).email
    try:
        checked_hash(email, password)
    except InvalidData as error:
        raise FaultyField("proof", fault, {}) from error
    with database.writing() as session:
        forgive_failures(session, own_id(state.actor))
        note_confirmed(session, state.session_id, now)


def _check_code(state: SignedIn, code: str) -> None:
    database, now, subject = current_runtime().database, datetime.now(UTC), str(own_id(state.actor))
    with database.writing() as session:
        take_places(session, {SECOND_STEP: subject, SECOND_STEP_DAY: subject}, now)
    with database.writing() as session:
        if not code_fits(session, get_own_account(session, state.actor), code, now):
            raise FaultyField("proof", WRONG_PROOF, {})
        note_confirmed(session, state.session_id, now)


def _tell_of_guesses(email: str, now: datetime) -> None:
    with current_runtime().database.writing() as session:
        person = note_guessing(session, email, now)
    if person is not None:
        notify(person, notices.guessing)
