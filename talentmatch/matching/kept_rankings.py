"""Remember rankings of stored questions: what an index says to a question stays the same for as long as the index."""

import threading
from collections import OrderedDict
from collections.abc import Sequence

from talentmatch.engine import Query
from talentmatch.matching.kept_vectors import key_of_question
from talentmatch.matching.live_index import Loaded

REMEMBERED = 4_096
Ranking = tuple[tuple[str, float], ...]  # programme and score, the best first
Key = tuple[str, bytes, int, bytes]


class KeptRankings:
    """Hold the last rankings by version of the index and checksum of the question; no text stays in memory."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Ranking] = OrderedDict()
        self._alone = threading.Lock()

    def find(self, key: Key) -> Ranking | None:
        """Return a ranking that is remembered."""
        with self._alone:
            return self._kept.get(key)

    def keep(self, key: Key, ranking: Ranking) -> None:
        """Remember a ranking, and forget the oldest where there are too many."""
        with self._alone:
            self._kept[key] = ranking
            while len(self._kept) > REMEMBERED:
                self._kept.popitem(last=False)


def key_of(loaded: Loaded, readings: Sequence[Query], top: int, narrowed: bytes) -> Key:
    """Return what a ranking depends on: index, readings of the question, how many are asked for, which will do."""
    return loaded.index.version, key_of_question(readings), top, narrowed
