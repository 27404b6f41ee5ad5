"""Count the words of many passages in little memory: numbers in arrays, and each word once."""

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from scipy.sparse import csr_matrix

from talentmatch.engine.postings import Ints, Matrix, spread

Word = tuple[str, str]  # language, word


class Numbers(dict[str, int]):
    """Number the words of one language when they are first asked for, in a list that all languages share."""

    def __init__(self, lang: str, words: list[Word]) -> None:
        """Begin without words of this language."""
        super().__init__()
        self._lang, self._words = lang, words

    def __missing__(self, word: str) -> int:
        self._words.append((self._lang, word))
        self[word] = number = len(self._words) - 1
        return number


@dataclass(frozen=True)
class Bag:
    """Hold how often each word occurs in each passage, in the order in which they came."""

    words: list[Word] = field(default_factory=list)
    _numbers: dict[str, Numbers] = field(default_factory=dict)
    _columns: "array[int]" = field(default_factory=lambda: array("i"))
    _times: "array[int]" = field(default_factory=lambda: array("H"))
    _ends: "array[int]" = field(default_factory=lambda: array("q", [0]))

    def add(self, lang: str, words: Iterable[str]) -> None:
        """Count the words of a further passage."""
        if lang not in self._numbers:
            self._numbers[lang] = Numbers(lang, self.words)
        counts = Counter(words)
        self._columns.extend(map(self._numbers[lang].__getitem__, counts))
        self._times.extend(counts.values())
        self._ends.append(len(self._columns))

    def counts(self, passages: Ints) -> Matrix:
        """Return the counts of some passages, in that order; passages x words."""
        whole = np.asarray(self._ends, np.int64)
        starts, lengths = whole[passages], whole[passages + 1] - whole[passages]
        places = spread(starts, lengths)
        bounds = np.concatenate([[0], np.cumsum(lengths)])
        columns, times = np.asarray(self._columns, np.int32), np.asarray(self._times, np.uint16)
        shape = (len(passages), len(self.words))
        return csr_matrix((times[places].astype(np.float64), columns[places], bounds), shape=shape)
