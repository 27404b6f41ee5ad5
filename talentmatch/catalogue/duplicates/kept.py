"""Keep the pairs of one state of the catalogue: finding them among 20,000 programmes takes longer than a page may."""

from sqlmodel import Session

from talentmatch.catalogue.duplicates.pairs import Pair, find_pairs, undecided
from talentmatch.models.store import get_state


class KeptPairs:
    """Hold the pairs that were found last, and find them anew when the catalogue has another revision."""

    def __init__(self) -> None:
        self._kept: tuple[tuple[str, int], list[Pair]] | None = None

    def waiting(self, session: Session) -> list[Pair]:
        """Return the pairs that nobody has decided on, as ``list_pairs`` does; two queries while nothing changes."""
        state = get_state(session)  # read first: what is found later may be newer, and is then found again
        key, kept = (state.identity, state.revision), self._kept
        if kept is None or kept[0] != key:
            kept = self._kept = key, find_pairs(session)
        return undecided(session, kept[1])
