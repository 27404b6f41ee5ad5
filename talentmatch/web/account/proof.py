"""Check a password within the limits, and tell the owner of an account when somebody ran into them."""

from datetime import UTC, datetime

from talentmatch.accounts import notices
from talentmatch.accounts.admission import admit, note_guessing
from talentmatch.accounts.sign_in import check_credentials, stored_hash
from talentmatch.errors import TooMany
from talentmatch.web.account.background import notify
from talentmatch.web.context import current_runtime
from talentmatch.web.sessions import current_browser, device_token


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


def _tell_of_guesses(email: str, now: datetime) -> None:
    with current_runtime().database.writing() as session:
        person = note_guessing(session, email, now)
    if person is not None:
        notify(person, notices.guessing)
