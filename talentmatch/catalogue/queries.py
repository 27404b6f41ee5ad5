"""Read what the public sees of the catalogue: live records alone, joined with the database when they are asked for.

Reads take the session only; each loads what a page shows in a constant number of queries.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, true
from sqlmodel import Session, col, select

from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import CourseInstance, Place, Programme, Provider
from talentmatch.models.editing import listed_programme, live, live_programme, live_run
from talentmatch.models.freshness import Freshness, freshness_of
from talentmatch.skills.queries import Taught, taught_by


@dataclass(frozen=True)
class ProgrammeCard:
    """A programme with all that a card or page shows of it; ``fresh``: for how long a confirmation counts."""

    programme: Programme
    provider: Provider
    partners: tuple[Provider, ...]
    places: tuple[Place, ...]
    taught: tuple[Taught, ...]
    fresh: Freshness | None = None

    @property
    def confirmed(self) -> date:
        """Return the day on which somebody last found the programme right, or read its source."""
        return self.programme.confirmed_on or self.programme.checked_on

    @property
    def unconfirmed_since(self) -> date | None:
        """Return the day of the last confirmation when it is too old; None for a programme that is fresh."""
        before = self.fresh.due_before if self.fresh else None
        return self.confirmed if before is not None and self.confirmed < before else None

    @property
    def listed(self) -> bool:
        """Return whether the last confirmation is new enough for matches and search."""
        before = self.fresh.unlisted_before if self.fresh else None
        return before is None or self.confirmed >= before

    @property
    def skill_ids(self) -> frozenset[str]:
        """Return the identifiers of the skills that the programme teaches."""
        return frozenset(taught.skill.id for taught in self.taught)


@dataclass(frozen=True)
class ProviderEntry:
    """A provider with its places and the number of its programmes."""

    provider: Provider
    places: tuple[Place, ...]
    programmes: int


def load_cards(session: Session, ids: Collection[str], *, live_only: bool = True) -> dict[str, ProgrammeCard]:
    """Return the cards of these programmes by identifier, in the order asked; those that are not live are left out.

    live_only: False for the desk alone, which looks at a programme before anybody else does.
    """
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    shown = live_programme() if live_only else true()
    rows = session.exec(select(Programme).where(col(Programme.id).in_(wanted), shown)).all()
    programmes = {row.id: row for row in rows}
    named = {name for row in rows for name in (row.provider_id, *row.partner_ids)}
    providers = find_providers(session, named, live_only=live_only)
    places = find_places(session, {place for row in rows for place in row.place_ids})
    taught = taught_by(session, wanted)
    fresh = freshness_of(session)
    return {
        programme_id: replace(_card(programmes[programme_id], providers, places, taught), fresh=fresh)
        for programme_id in wanted
        if programme_id in programmes
    }


def _card(
    programme: Programme, providers: dict[str, Provider], places: dict[str, Place], taught: dict[str, list[Taught]]
) -> ProgrammeCard:
    return ProgrammeCard(
        programme,
        providers[programme.provider_id],
        tuple(providers[partner] for partner in programme.partner_ids if partner in providers),
        tuple(places[place] for place in programme.place_ids if place in places),
        tuple(taught[programme.id]),
    )


def find_providers(session: Session, ids: Collection[str], *, live_only: bool = True) -> dict[str, Provider]:
    """Return the live providers of these identifiers, by identifier."""
    shown = live(Provider) if live_only else true()
    rows = session.exec(select(Provider).where(col(Provider.id).in_(ids), shown)).all() if ids else ()
    return {row.id: row for row in rows}


def get_card(session: Session, programme_id: str) -> ProgrammeCard:
    """Return a programme's card; raise NotFound when there is none of that name."""
    cards = load_cards(session, [programme_id])
    if programme_id not in cards:
        raise NotFound(N_("There is no programme %(id)s in the catalogue."), id=programme_id)
    return cards[programme_id]


def list_programmes(session: Session) -> Sequence[Programme]:
    """Return every live programme, by identifier."""
    return session.exec(select(Programme).where(live_programme()).order_by(Programme.id)).all()


def listed_ids(session: Session) -> frozenset[str]:
    """Return the identifiers of the programmes that matches and search hold now, whatever an index says."""
    return frozenset(session.exec(select(Programme.id).where(listed_programme(session))).all())


def list_course_instances(session: Session, programme_id: str) -> Sequence[CourseInstance]:
    """Return the dated runs of a programme, the latest first."""
    statement = select(CourseInstance).where(CourseInstance.programme_id == programme_id, live_run())
    return session.exec(statement.order_by(col(CourseInstance.date_text).desc(), CourseInstance.id)).all()


def get_provider(session: Session, provider_id: str) -> Provider:
    """Return a provider; raise NotFound when there is none of that name."""
    provider = session.exec(select(Provider).where(Provider.id == provider_id, live(Provider))).one_or_none()
    if provider is None:
        raise NotFound(N_("There is no provider %(id)s in the catalogue."), id=provider_id)
    return provider


def providers_by_name(session: Session, ids: Collection[str] | None = None) -> list[Provider]:
    """Return these live providers (all, without ``ids``) by name; one query, which counts nothing."""
    if ids is not None and not ids:
        return []
    every = select(Provider).where(live(Provider))
    rows = session.exec(every if ids is None else every.where(col(Provider.id).in_(ids))).all()
    return sorted(rows, key=lambda row: (row.name.casefold(), row.id))


def list_providers(session: Session, ids: Collection[str] | None = None) -> list[ProviderEntry]:
    """Return these live providers (all, without ``ids``) with their places and number of programmes, by name."""
    rows = providers_by_name(session, ids)
    if not rows:
        return []
    # Without the question whether the provider is live, as in live_programme: of the others no number is used.
    counted = select(Programme.provider_id, func.count()).where(live(Programme)).group_by(Programme.provider_id)
    chosen = counted if ids is None else counted.where(col(Programme.provider_id).in_(ids))
    numbers = dict(session.exec(chosen).all())
    places = find_places(session, {place for row in rows for place in row.place_ids})
    return [
        ProviderEntry(row, tuple(places[place] for place in row.place_ids if place in places), numbers.get(row.id, 0))
        for row in rows
    ]


def list_places(session: Session) -> Sequence[Place]:
    """Return every place, by identifier."""
    return session.exec(select(Place).order_by(Place.id)).all()


def find_places(session: Session, ids: Collection[str]) -> dict[str, Place]:
    """Return the places of these identifiers that exist, by identifier."""
    rows = session.exec(select(Place).where(col(Place.id).in_(ids))).all() if ids else ()
    return {row.id: row for row in rows}


def list_runs(session: Session, programme_ids: Collection[str]) -> dict[str, list[CourseInstance]]:
    """Return the dated runs of these programmes by programme, the latest first."""
    found: dict[str, list[CourseInstance]] = {programme_id: [] for programme_id in programme_ids}
    statement = select(CourseInstance).where(col(CourseInstance.programme_id).in_(programme_ids), live_run())
    ordered = statement.order_by(col(CourseInstance.date_text).desc(), CourseInstance.id)
    for run in session.exec(ordered).all() if programme_ids else ():
        found[run.programme_id].append(run)
    return found
