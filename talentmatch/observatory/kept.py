"""Keep what is taught between requests, as long as neither the catalogue nor the day changes."""

from typing import Any

from sqlmodel import Session, select

from talentmatch.models import CatalogueState
from talentmatch.models.editing import TODAY
from talentmatch.models.freshness import freshness_of
from talentmatch.observatory.supply import Supply, load_supply, load_taught


class KeptSupply:
    """Hold the last count of programmes and runs; one assignment swaps it, so that threads need no lock."""

    def __init__(self) -> None:
        self._kept: tuple[Any, Supply] | None = None

    def load(self, session: Session) -> Supply:
        """Return what is taught, with the interest that is pooled at this moment."""
        key, kept = self._key(session), self._kept
        if kept is None or kept[0] != key:
            self._kept = kept = (key, load_taught(session))
        return load_supply(session, kept[1])

    @staticmethod
    def _key(session: Session) -> Any:
        state = session.exec(select(CatalogueState.identity, CatalogueState.revision, TODAY)).one()
        return (*state, freshness_of(session))
