"""Write mail after the answer has gone, so that neither a slow mail server nor an unknown address shows in its time."""

import logging
from collections.abc import Callable
from datetime import datetime
from threading import Thread

from talentmatch.accounts import letters
from talentmatch.accounts.mail import Mail, Person, person_of
from talentmatch.accounts.service import request_reset
from talentmatch.i18n import LANGUAGES, current_language, use_language
from talentmatch.runtime import Runtime
from talentmatch.web.account.pages import current_mailer, link_address
from talentmatch.web.context import current_runtime

log = logging.getLogger(__name__)
THREAD = "mail"


def later(work: Callable[[], None]) -> None:
    """Do some work in a thread, in the language of this request; a fault is logged."""
    lang = current_language()

    def run() -> None:
        try:
            with use_language(lang):
                work()
        except Exception:
            log.exception("a mail was not sent")

    Thread(target=run, name=THREAD).start()


def notify(person: Person, letter: Callable[[Person], Mail]) -> None:
    """Tell the owner of an account something by mail, in the language of that account."""
    mailer = current_mailer()
    with use_language(person.lang):
        mail = letter(person)
    later(lambda: mailer.send(mail))


def send_reset(email: str, now: datetime) -> None:
    """Look later whether there is an account of this address, and mail it a link if there is."""
    runtime, mailer = current_runtime(), current_mailer()
    prefixes = {lang: link_address("", lang=lang) for lang in LANGUAGES}

    def work() -> None:
        if (found := _reset(runtime, email, now)) is not None:
            person, token = found
            with use_language(person.lang):
                mailer.send(letters.reset(person.email, person.name, prefixes[person.lang] + token))

    later(work)


def _reset(runtime: Runtime, email: str, now: datetime) -> tuple[Person, str] | None:
    with runtime.database.writing() as session:
        found = request_reset(session, email, now)
        return None if found is None else (person_of(found[0]), found[1])
