"""Ask a company once a year whether its needs still hold, never in August; close what passed its last day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import or_
from sqlmodel import Session, col, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.mail import Person, person_of
from talentmatch.accounts.permissions import require
from talentmatch.employers.links import LinkInput, make_need_link
from talentmatch.employers.needs import change_need_state, get_need, set_state
from talentmatch.models import Account, Company, NeedLink, SkillNeed

AUGUST = 8  # nobody answers then, and what is not answered closes
BEFORE_THE_END = timedelta(days=45)  # more than August, so that what ends in it is asked about before
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Reminder:
    """Whom to ask about which need, with the token of their link."""

    person: Person
    token: str
    title: str
    ends: date


def needs_due(session: Session, now: datetime) -> list[SkillNeed]:
    """Return the published needs to ask about, the first to end first; none in August."""
    if now.month == AUGUST:
        return []
    today = now.date()
    old = datetime.combine(today - A_YEAR, time.max, UTC)
    statement = select(SkillNeed).where(
        SkillNeed.state == "published",
        col(SkillNeed.expires_on) >= today,
        or_(col(SkillNeed.published_at) <= old, col(SkillNeed.expires_on) <= today + BEFORE_THE_END),
    )
    found = session.exec(statement.order_by(col(SkillNeed.expires_on), SkillNeed.id)).all()
    return [row for row in found if not _was_asked(row, today)]


def _was_asked(row: SkillNeed, today: date) -> bool:
    """Tell whether somebody was asked in this year, and for a need that ends soon: since it was about to end."""
    if row.reminded_on is None:
        return False
    if row.expires_on <= today + BEFORE_THE_END:
        return row.reminded_on >= row.expires_on - BEFORE_THE_END
    return row.reminded_on > today - A_YEAR


def people_of_need(session: Session, row: SkillNeed) -> list[Person]:
    """Return who is asked about a need: the accounts of its company, and whoever posted it; each address once."""
    accounts = select(Account).where(Account.company_id == row.company_id, col(Account.disabled).is_(False))
    people = [person_of(account) for account in session.exec(accounts.order_by(Account.email)).all()]
    links = select(NeedLink).where(NeedLink.need_id == row.id).order_by(col(NeedLink.id))
    posted = session.exec(links).all() if row.origin == "mail" else ()
    people += [Person(link.email, link.company_name, link.lang) for link in posted]
    found: dict[str, Person] = {}
    for person in people:
        found.setdefault(person.email, person)
    return list(found.values())


def remind_need(session: Session, actor: Actor, need_id: str, *, now: datetime) -> list[Reminder]:
    """Make a link for everybody who is asked about a need, and note that they were asked.

    Nobody is asked when another run was faster, or when the need is no longer published.
    """
    row = get_need(session, actor, need_id, lock=True)
    if row.state != "published" or _was_asked(row, now.date()):
        return []
    name = session.get_one(Company, row.company_id).name
    people = people_of_need(session, row)
    set_state(session, actor, row, action="remind", to=row.state, now=now, reminded_on=now.date())
    return [
        Reminder(person, _link(session, person, name, row, now=now), row.title, row.expires_on) for person in people
    ]


def _link(session: Session, person: Person, company_name: str, row: SkillNeed, *, now: datetime) -> str:
    asked = LinkInput.model_construct(email=person.email, company_name=company_name, lang=person.lang)
    return make_need_link(session, asked, need=row, now=now)


def close_expired(session: Session, actor: Actor, *, now: datetime) -> int:
    """Close the needs whose last day has passed; return how many."""
    require(actor, "needs.edit")
    statement = select(SkillNeed.id).where(SkillNeed.state == "published", col(SkillNeed.expires_on) < now.date())
    over: Sequence[str] = session.exec(statement.order_by(SkillNeed.id)).all()
    for need_id in over:
        change_need_state(session, actor, need_id, action="expire", now=now)
    return len(over)
