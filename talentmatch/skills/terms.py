"""Count the short terms that people type and no skill covers, so that the vocabulary can learn from them.

Privacy comes first: only a term of a few words is counted, never a longer text or a part of one; there is no address,
account or time of day, a term shows only after it was typed on DAYS_SHOWN days, and it goes KEPT_DAYS after the last.
"""

import hashlib
import re
from datetime import date, datetime, timedelta

from sqlalchemy import Date, bindparam, delete, func, text
from sqlmodel import Session, col, select

from talentmatch.engine.text import clean
from talentmatch.models import DismissedTerm, UnmetTerm
from talentmatch.models.unmet_term import LONGEST_TERM

MOST_WORDS = 4
LONGEST_TYPED = 200  # what is longer is no term, and is not even looked at
DAYS_SHOWN = 3  # different days: one person who types a thing three times on one day does not make it seen
KEPT_DAYS = 180
NEW_A_DAY = 500  # distinct new terms; what a machine types beyond is not counted
TERM = re.compile(r"[\w+#&/'’.,() -]+\Z")
ADDRESS = re.compile(r"\w\.\w{2}|//|\bwww\b")
COUNT = text(
    """
    INSERT INTO unmet_term (term, lang, source, times, days, first_on, last_on)
    VALUES (:term, :lang, :source, :times, 1, :today, :today)
    ON CONFLICT (term, lang, source) DO UPDATE
    SET times = unmet_term.times + :times,
        days = unmet_term.days + CASE WHEN unmet_term.last_on < :today THEN 1 ELSE 0 END,
        last_on = CASE WHEN unmet_term.last_on < :today THEN :today ELSE unmet_term.last_on END
    """
).bindparams(bindparam("term"), bindparam("lang"), bindparam("source"), bindparam("today", type_=Date))


def short_term(typed: str) -> str | None:
    """Return what was typed as a term to be counted, in small letters; None for a text, an address or a number."""
    if len(typed) > LONGEST_TYPED or "\n" in typed.strip():
        return None
    term = " ".join(clean(typed).casefold().split())
    letters, digits = sum(map(str.isalpha, term)), sum(map(str.isdigit, term))
    few = len(term) <= LONGEST_TERM and len(term.split(" ")) <= MOST_WORDS
    if not few or letters < 2 or digits > letters or not TERM.match(term) or ADDRESS.search(term):
        return None
    return term


def note_term(session: Session, typed: str, *, lang: str, source: str, now: datetime, times: int = 1) -> bool:
    """Count a term that no skill covers, so many times, and return whether it was; flush only.

    Counted is what ``short_term`` takes and no editor dismissed, and of new terms so many a day. Whoever calls has
    looked whether a skill covers it (``talentmatch.matching.unmet``). Terms that nobody typed for KEPT_DAYS go.
    """
    term, today = short_term(typed), now.date()
    remove_old_terms(session, today)
    if term is None or session.get(DismissedTerm, digest_of(term, lang)) is not None:
        return False
    same = select(UnmetTerm.id).where(UnmetTerm.term == term, UnmetTerm.lang == lang, UnmetTerm.source == source)
    if session.exec(same).first() is None and _new_on(session, today) >= NEW_A_DAY:
        return False
    values = {"term": term, "lang": lang, "source": source, "today": today, "times": times}
    session.connection().execute(COUNT, values)
    return True


def remove_old_terms(session: Session, today: date) -> None:
    """Remove the terms that nobody typed for KEPT_DAYS."""
    session.connection().execute(delete(UnmetTerm).where(col(UnmetTerm.last_on) < oldest_kept(today)))


def oldest_kept(today: date) -> date:
    """Return the day before which a term must have been typed to be removed."""
    return today - timedelta(days=KEPT_DAYS)


def digest_of(term: str, lang: str) -> str:
    """Return by what a dismissed term is known again."""
    return hashlib.sha256(f"{lang}:{term}".encode()).hexdigest()


def _new_on(session: Session, today: date) -> int:
    return session.exec(select(func.count()).select_from(UnmetTerm).where(UnmetTerm.first_on == today)).one()
