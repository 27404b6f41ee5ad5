"""Companies and training centres write to each other through the service; neither sees an address it was not told.

What was written is mailed and not kept: the audit log says that somebody wrote, and not what.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.limits import ANNOUNCEMENT, CONTACT, CONTACT_COMPANY, take_places
from talentmatch.accounts.mail import Person, person_of
from talentmatch.accounts.permissions import require
from talentmatch.catalogue.asking import list_editors
from talentmatch.catalogue.queries import ProgrammeCard, get_card
from talentmatch.catalogue.titles import shown_title
from talentmatch.employers.overview import get_company
from talentmatch.employers.pool_inputs import LetterInput
from talentmatch.errors import InvalidData, NotFound
from talentmatch.i18n import LANGUAGES, N_
from talentmatch.models import Account, ProgrammeInterest, Provider

SUBJECT = "letter"  # of the entries in the audit log


@dataclass(frozen=True)
class Letter:
    """What is mailed, in plain values; titles: of the programme by language; address: may be empty."""

    titles: Mapping[str, str]
    sender: str
    address: str
    readers: tuple[Person, ...]
    text: str


def write_to_provider(
    session: Session, actor: Actor, subject: tuple[str, str], *, letter: LetterInput, now: datetime
) -> Letter:
    """Let a company write about a programme; subject: company and programme. Return the letter to be mailed.

    Raises NotFound for a foreign company or no live programme, InvalidData where nobody reads, TooMany after five.
    """
    company = get_company(session, actor, subject[0])
    card = get_card(session, subject[1])
    readers = tuple(person_of(account) for account in list_editors(session, card.provider.id))
    if not readers:
        raise InvalidData(N_("Nobody reads messages for this training centre here. Use its website."))
    take_places(session, {CONTACT: actor.name, CONTACT_COMPANY: company.id}, now)
    told = {"programme_id": (None, card.programme.id), "show_address": (None, letter.show_address)}
    record_change(session, actor, "write-to-provider", (SUBJECT, company.id), changes=told, now=now)
    return Letter(_titles(card), company.name, _address(session, actor, letter), readers, letter.text)


def announce_run(session: Session, actor: Actor, programme_id: str, *, letter: LetterInput, now: datetime) -> Letter:
    """Let a provider tell all companies that ask for places that it plans a run; return the letter to be mailed.

    Whoever writes is not told how many companies that are, or whether there is any. Raises NotFound for a foreign
    programme, TooMany after three a day.
    """
    card = get_card(session, programme_id)
    require(actor, "catalogue.edit", card.programme)
    take_places(session, {ANNOUNCEMENT: card.programme.id}, now)
    told = {"show_address": (None, letter.show_address)}
    record_change(session, actor, "announce-run", (SUBJECT, card.programme.id), changes=told, now=now)
    readers = tuple(person_of(account) for account in list_interested(session, card.programme.id, now.date()))
    return Letter(_titles(card), card.provider.name, _address(session, actor, letter), readers, letter.text)


def list_interested(session: Session, programme_id: str, today: date) -> Sequence[Account]:
    """Return the people of the companies that ask for places in a programme, for mail alone; no page shows them."""
    asking = select(ProgrammeInterest.company_id).where(
        ProgrammeInterest.programme_id == programme_id, col(ProgrammeInterest.ends_on) >= today
    )
    people = select(Account).where(col(Account.company_id).in_(asking), col(Account.disabled).is_(False))
    return session.exec(people.where(col(Account.closed_at).is_(None)).order_by(Account.email)).all()


def get_provider_of(session: Session, actor: Actor, provider_id: str) -> Provider:
    """Return a provider for which the actor edits; raise NotFound when there is none, or it is another's."""
    provider = session.get(Provider, provider_id)
    if provider is None:
        raise NotFound(N_("There is no such record."))
    require(actor, "catalogue.edit", provider)
    return provider


def _titles(card: ProgrammeCard) -> dict[str, str]:
    return {lang: " ".join(shown_title(card, lang).text.split()) for lang in LANGUAGES}  # one line, to fit a header


def _address(session: Session, actor: Actor, letter: LetterInput) -> str:
    """Return the address of whoever writes, if they want it shown."""
    if not letter.show_address:
        return ""
    account = session.get(Account, actor.account_id) if actor.account_id is not None else None
    if account is None:
        raise NotFound(N_("There is no such account."))
    return account.email
