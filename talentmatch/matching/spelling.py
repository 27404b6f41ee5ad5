"""Mend what somebody mistyped: only words that nothing in the catalogue has, and only into words of its names."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from talentmatch.engine import LANGUAGES
from talentmatch.engine.languages import stop_words
from talentmatch.engine.text import WORD, fold
from talentmatch.matching.names import Name
from talentmatch.matching.towns import load_towns

SHORTEST = 5  # letters: in a shorter word one other letter makes another word
LONG = 10  # letters of a word in which two may be wrong
PART = 4  # letters of the shortest half of a compound
Knows = Callable[[str], bool]


class Spelling:
    """Know the words of all names. Immutable once built.

    known: what tells, for one language each, whether the texts of the catalogue have a word in any inflection.
    """

    def __init__(self, names: Iterable[Name], known: Sequence[Knows]) -> None:
        written = (word for name in names for word in WORD.findall(name.text.casefold()) if word.isalpha())
        numbers = Counter(word for word in written if len(word) >= PART)
        self._written: dict[str, str] = {}
        for word, _ in numbers.most_common():
            self._written.setdefault(fold(word), word)
        self._choices: Sequence[str] = tuple(self._written)
        self._known = known

    def mended(self, text: str, right: Collection[str] = frozenset()) -> str:
        """Return a text with its mistyped words mended; empty when there is nothing to mend. right: words to leave."""
        kept = {fold(word) for word in right}
        mended = WORD.sub(
            lambda found: found.group() if fold(found.group()) in kept else self._word(found.group()), text
        )
        return "" if mended == text else mended

    def _word(self, word: str) -> str:
        folded = fold(word)
        if len(folded) < SHORTEST or not folded.isalpha() or self._knows(word, folded):
            return word
        return (
            self._nearest(folded, 1) or self._parted(folded) or self._nearest(folded, 1 + (len(folded) >= LONG)) or word
        )

    def _knows(self, word: str, folded: str) -> bool:
        if (
            folded in self._written
            or folded in load_towns().by_name
            or any(folded in stop_words(code) for code in LANGUAGES)
        ):
            return True
        return any(known(word) for known in self._known)

    def _parted(self, word: str) -> str:
        """Return a compound as the two words that it is made of; empty when it is none."""
        for at in range(len(word) - PART, PART - 1, -1):
            first, second = word[:at], word[at:]
            joined = self._written.get(first) or self._written.get(first.removesuffix("s"))
            if joined and second in self._written:
                return f"{joined} {self._written[second]}"
        return ""

    def _nearest(self, word: str, slips: int) -> str:
        """Return the most common word that is so few slips away and begins alike; empty when there is none."""
        close = process.extract(word, self._choices, scorer=OSA.distance, score_cutoff=slips, limit=20)
        alike = [(distance, at, choice) for choice, distance, at in close if choice[0] == word[0]]
        return self._written[min(alike)[2]] if alike else ""
