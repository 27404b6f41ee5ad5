"""The programmes of one provider as its page shows them: counted, ordered and paged in SQL."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from sqlalchemy import ColumnElement, String, and_, case, cast, func
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from talentmatch.catalogue.listing import partner_of
from talentmatch.models import Programme
from talentmatch.models.codes import LANGUAGE_CODES
from talentmatch.models.editing import live_programme
from talentmatch.models.paging import check_page

PAGE_SIZE = 50
PAST = "historic"
KINDS = ("course", "programme", "training_line", "study_programme", "study_option", "outreach", PAST)
KIND = case((col(Programme.status) == PAST, PAST), else_=col(Programme.record_type))
IN_ORDER = case({kind: place for place, kind in enumerate(KINDS)}, value=KIND)


@dataclass(frozen=True)
class OfferRequest:
    """Whose programmes are meant, and which page of them, counted from 1."""

    provider_id: str
    page: int = 1


@dataclass(frozen=True)
class OfferPage:
    """One page of a provider's own programmes, and after them those in which it takes part; identifiers alone.

    kinds: how many of its own all pages together hold of each of KINDS that has any, in order; PAST: of any kind, no
    longer offered. languages: in which its own are given. partner_in: in how many it takes part.
    """

    request: OfferRequest
    kinds: Mapping[str, int]
    languages: tuple[str, ...]
    partner_in: int
    own: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """Return how many programmes are its own."""
        return sum(self.kinds.values())

    @property
    def pages(self) -> int:
        """Return the number of pages, at least one."""
        return max(1, ceil((self.number + self.partner_in) / PAGE_SIZE))


def kind_of(programme: Programme) -> str:
    """Return under which of KINDS a programme is listed."""
    return PAST if programme.status == PAST else programme.record_type


def page_offer(session: Session, request: OfferRequest) -> OfferPage:
    """Return a page of the live programmes of a provider; raise InvalidData for a page that there is not.

    Own ones first, by kind, those of the past last; then those of others in which it takes part. Four queries at most.
    """
    own, shared = _own(request.provider_id), _shared(request.provider_id)
    kinds, languages = _counted(session, own)
    partner_in = session.exec(select(func.count()).select_from(Programme).where(shared)).one()
    page = OfferPage(request, kinds, languages, partner_in)
    check_page(request.page, page.pages)
    first, last = (request.page - 1) * PAGE_SIZE, request.page * PAGE_SIZE
    by_kind = select(Programme.id).where(own).order_by(IN_ORDER, Programme.id)
    by_id = select(Programme.id).where(shared).order_by(Programme.id)
    return replace(
        page,
        own=_part(session, by_kind, first, min(last, page.number)),
        shared=_part(session, by_id, max(0, first - page.number), min(last - page.number, partner_in)),
    )


def own_ids(session: Session, provider_id: str) -> Sequence[str]:
    """Return the identifiers of the live programmes that are a provider's own, in order."""
    return session.exec(select(Programme.id).where(_own(provider_id)).order_by(Programme.id)).all()


def _own(provider_id: str) -> ColumnElement[bool]:
    return and_(col(Programme.provider_id) == provider_id, live_programme())


def _shared(provider_id: str) -> ColumnElement[bool]:
    return and_(partner_of([provider_id]), col(Programme.provider_id) != provider_id, live_programme())


def _counted(session: Session, own: ColumnElement[bool]) -> tuple[dict[str, int], tuple[str, ...]]:
    """Return how many there are of each kind, and the languages; a list is told from another by its text."""
    parts = (col(Programme.record_type), col(Programme.status), cast(col(Programme.languages), String))
    numbers: dict[str, int] = dict.fromkeys(KINDS, 0)
    given: set[str] = set()
    counted = select(*parts, func.count()).where(own).group_by(*parts)
    for record_type, status, languages, number in session.exec(counted):
        numbers[PAST if status == PAST else record_type] += number
        given.update(json.loads(languages))
    kinds = {kind: number for kind, number in numbers.items() if number}
    return kinds, tuple(code for code in LANGUAGE_CODES if code in given)


def _part(session: Session, statement: SelectOfScalar[str], first: int, last: int) -> tuple[str, ...]:
    return tuple(session.exec(statement.offset(first).limit(last - first)).all()) if first < last else ()
