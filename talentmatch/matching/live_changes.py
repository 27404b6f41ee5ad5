"""Find the programmes whose documents may have changed since an index was made, by what the audit log says.

A document reads its programme, the name of its provider and the labels of its skills. What the log does not tell record
by record (data files that were loaded, a release of ESCO) is found by looking at every programme.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator

from sqlalchemy import func
from sqlmodel import Session, col, select

from talentmatch.catalogue.queries import listed_ids, load_cards
from talentmatch.engine import Document
from talentmatch.matching.documents import programme_document
from talentmatch.matching.live_origin import Origin
from talentmatch.models import AuditEntry, Programme, ProgrammeSkill
from talentmatch.models.editing import listed_programme
from talentmatch.models.store import in_batches


def changed_ids(session: Session, since: Origin, until: Origin) -> frozenset[str] | None:
    """Return the programmes that the log names, themselves or by provider or skill; None when it does not tell."""
    if since.data != until.data or since.entry >= until.entry:
        return None
    named = _named(session, since.entry, until.entry)
    ids = set(named["programme"]) | {name.partition(" ")[0] for name in named["programme_skill"]}
    for table, wanted, owner in (
        ("provider", col(Programme.id), col(Programme.provider_id)),
        ("skill", col(ProgrammeSkill.programme_id), col(ProgrammeSkill.skill_id)),
    ):
        for batch in in_batches(sorted(named[table])):
            ids.update(session.exec(select(wanted).where(owner.in_(batch))).all())
    return frozenset(ids)


def _named(session: Session, after: int, until: int) -> dict[str, set[str]]:
    of_interest = col(AuditEntry.table_name).in_(["programme", "programme_skill", "provider", "skill"])
    entries = select(AuditEntry.table_name, AuditEntry.record_id).where(
        col(AuditEntry.id) > after, col(AuditEntry.id) <= until, of_interest
    )
    named: dict[str, set[str]] = defaultdict(set)
    for table, record_id in session.exec(entries.distinct()):
        named[table].add(record_id)
    return named


def documents_of(session: Session, ids: Collection[str]) -> Iterator[Document]:
    """Yield the documents of those of these programmes that are listed now, read in batches."""
    for batch in in_batches(sorted(ids)):
        listed = session.exec(select(Programme.id).where(listed_programme(session), col(Programme.id).in_(batch)))
        for card in load_cards(session, listed.all()).values():
            yield programme_document(card)


def all_documents(session: Session) -> Iterator[Document]:
    """Yield the documents of all programmes that are listed now."""
    return documents_of(session, listed_ids(session))


def number_listed(session: Session) -> int:
    """Return how many programmes are listed now."""
    return session.exec(select(func.count()).select_from(Programme).where(listed_programme(session))).one()
