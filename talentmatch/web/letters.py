"""What the forms share in which companies and training centres write to each other."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import request

from talentmatch.accounts.mail import Mail, Person
from talentmatch.catalogue.faults import read_input
from talentmatch.employers.contacts import Letter
from talentmatch.employers.pool_inputs import LetterInput
from talentmatch.i18n import N_
from talentmatch.web.account.background import notify
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import own_form

LABELS = {"text": N_("Your message")}
Writing = Callable[[Person, Letter, str], Mail]


@dataclass(frozen=True)
class TypedLetter:
    """What stands in the form."""

    text: str
    show_address: bool


def typed_letter() -> TypedLetter:
    """Return what was typed; nothing before anything was."""
    return TypedLetter(request.form.get("text", "").replace("\r\n", "\n"), "show_address" in request.form)


def read_letter() -> LetterInput:
    """Return the letter that was sent; raise FaultyFields."""
    own_form()
    typed = typed_letter()
    return read_input(LetterInput, {"text": typed.text, "show_address": typed.show_address})


def deliver(letter: Letter, writing: Writing, address: Callable[[str], str]) -> None:
    """Mail a letter to each reader in their language; address: of the page that the mail links to, by language."""
    base = current_runtime().settings.base_url

    def write(person: Person) -> Mail:
        return writing(person, letter, base + address(person.lang))

    for reader in letter.readers:
        notify(reader, write)
