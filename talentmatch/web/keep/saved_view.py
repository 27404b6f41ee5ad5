"""What the shortlist shows: each programme as it is now, where it went, and what could stand in for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from talentmatch.catalogue.duplicates.merged import merged_ids
from talentmatch.catalogue.queries import ProgrammeCard, load_cards
from talentmatch.i18n import LocalText
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.ordering import PAST
from talentmatch.matching.service import POOL, match_each
from talentmatch.matching.similar import document_query
from talentmatch.web.cards import CardView, card_views
from talentmatch.web.shown import programme_title

ALTERNATIVES = 3
MOST_LOOKED_UP = 6  # programmes of one list for which others are looked for


@dataclass(frozen=True)
class SavedItem:
    """A programme that somebody kept.

    view: as it is now, None when it is gone. merged: it was joined with the programme shown. others: identifier and
    title of what is still offered and resembles it, where it is not.
    """

    id: str
    view: CardView | None
    merged: bool
    others: tuple[tuple[str, LocalText], ...]

    @property
    def over(self) -> bool:
        """Return whether the programme is no longer offered."""
        return self.view is None or self.view.card.programme.status == "historic"


def saved_items(session: Session, loaded: Loaded, ids: Sequence[str]) -> list[SavedItem]:
    """Return the items of a shortlist in its order; a constant number of queries."""
    into = {old: new for old, new in merged_ids(session, "programme").items() if old in ids}
    cards = load_cards(session, [into.get(name, name) for name in ids])
    views = {view.card.programme.id: view for view in card_views(session, cards.values())}
    gone = load_cards(session, [name for name in ids if into.get(name, name) not in cards], live_only=False)
    archived = {name: card for name, card in gone.items() if card.programme.state == "archived"}
    over = {name: card for name, card in (cards | archived).items() if is_over(card)}
    others = alternatives(session, loaded, over)
    return [
        SavedItem(name, views.get(into.get(name, name)), name in into, others.get(into.get(name, name), ()))
        for name in ids
    ]


def is_over(card: ProgrammeCard) -> bool:
    """Return whether a programme belongs to the past or was archived."""
    return card.programme.status == "historic" or card.programme.state == "archived"


def alternatives(
    session: Session, loaded: Loaded, cards: Mapping[str, ProgrammeCard]
) -> dict[str, tuple[tuple[str, LocalText], ...]]:
    """Return what is still offered and resembles each of the first programmes most, with one query for all titles."""
    past = loaded.index.passing(PAST)
    near = {
        name: [m.id for m in match_each(loaded, [document_query(card)], POOL) if m.id != name]
        for name, card in list(cards.items())[:MOST_LOOKED_UP]
    }
    offered = {name: [other for other in found if other not in past] for name, found in near.items()}
    titled = load_cards(session, [other for found in offered.values() for other in found])
    return {
        name: tuple((other, programme_title(titled[other]).main) for other in found if other in titled)[:ALTERNATIVES]
        for name, found in offered.items()
    }
