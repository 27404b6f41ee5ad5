"""Find the names of persons: by what announces them, by lists, and by capitals that no vocabulary explains."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from talentmatch.engine.impersonal.cues import (
    CLOSED,
    DOES,
    GLUE,
    HANDLE,
    PARTICLES,
    PERHAPS,
    SAID,
    SENTENCE_START,
    TOKEN,
    Token,
)
from talentmatch.engine.impersonal.words import common_words, cut, lowered, word_list
from talentmatch.engine.text import fold

Known = Callable[[str], bool]
LONGEST = 6  # words of a name
SHORTEST = 3  # letters of a name that is sought elsewhere in the text
EDGE = 4  # lines at either end where a name may stand alone
LONG_TEXT = 12  # words; in a shorter text a word with a capital is what somebody seeks
FIRST_CELL = re.compile(r"^[^\n|•·,;:(–]{1,80}", re.MULTILINE)
MIXED = re.compile(r"[a-z][A-Z]|[A-Z]{2}")  # LabVIEW, GMP-auditor


class NameFinder:
    """Find the names in one text; known tells whether a vocabulary has a word."""

    def __init__(self, text: str, lang: str, known: Known) -> None:
        self.text, self.lang, self._known = text, lang, known
        self._lower_text = lowered(text)
        self.tokens = [Token(m.start(), m.end(), m[1]) for m in TOKEN.finditer(text)]
        self._starts = [token.start for token in self.tokens]
        self._lower = {token.folded for token in self.tokens if not token.capital}
        self._ordinary: dict[str, bool] = {}

    def ordinary(self, token: Token) -> bool:
        """Tell whether a word is one of the language, of the catalogue or of technology."""
        if token.word not in self._ordinary:
            self._ordinary[token.word] = (
                token.folded in common_words()
                or token.folded in word_list("kept")
                or token.folded in word_list("towns")  # those of a person were taken out before
                or self._known(token.word)
                or (token.folded in self._lower and not token.listed)
            )
        return self._ordinary[token.word]

    def announced(self) -> Iterator[Token]:
        """Yield the words of names that the text introduces, signs with or puts on a line of their own."""
        for match in SAID.finditer(self.text):
            yield from self._spoken(self.run(match.end()))
        for match in PERHAPS.finditer(self._lower_text):
            yield from self._perhaps(match.end())
        for match in CLOSED.finditer(self._lower_text):
            yield from self._alone(self._between(match.start(1), match.end(1)))
        for at, (start, end) in enumerate(self._edges()):
            yield from self._alone(self._between(start, end), first=at == 0)

    def listed(self) -> Iterator[Token]:
        """Yield the words of names that begin with a given name or end with a family name of the lists."""
        for at, token in enumerate(self.tokens):
            if not token.capital or not (token.listed or token.family):
                continue
            run = self._following(at)
            unknown = [other for other in run[1:] if not self.ordinary(other)]
            if token.listed and (unknown or not self.ordinary(token)):
                yield from (token, *unknown)
            elif token.family and not self.ordinary(token):
                yield from (token, *(other for other in unknown if other.word.isupper() is token.word.isupper()))

    def hinted(self, clues: Collection[str]) -> Iterator[Token]:
        """Yield the words of which a clue is made: OULAD SIDI of ouladsidi."""
        for token, after in pairwise(self.tokens):
            if token.folded + after.folded in clues:
                yield from (token, after)
        edges = {part for clue in clues for n in range(SHORTEST + 1, len(clue) + 1) for part in (clue[:n], clue[-n:])}
        yield from (token for token in self.tokens if token.folded in edges and not self.ordinary(token))

    def repeated(self) -> Iterator[Token]:
        """Yield strange words that return, or that do what only a person does: Tjörven werkte."""
        counts = Counter(token.folded for token in self.tokens)
        for token in self.tokens if self.lang != "de" else ():
            if self._is_strange(token) and (counts[token.folded] > 1 or DOES.match(self._lower_text, token.end)):
                yield token

    def unexplained(self) -> Iterator[Token]:
        """Yield words with a capital within a sentence that no vocabulary explains; German nouns all have one."""
        if self.lang == "de" or len(self.tokens) < LONG_TEXT:
            return
        for at, token in enumerate(self.tokens):
            if self._is_strange(token):
                inside = not SENTENCE_START.search(self.text, max(0, token.start - 6), token.start) and token.start > 0
                after = at + 1 < len(self.tokens) and self._joined(at) and self._is_strange(self.tokens[at + 1])
                if inside or after:
                    yield token

    def run(self, position: int) -> list[Token]:
        """Return the words of a name that may begin at a position."""
        at = bisect_left(self._starts, position)
        if at == len(self.tokens) or self.text[position : self.tokens[at].start].strip():
            return []
        return [self.tokens[at], *self._following(at)[1:]]

    def with_particles(self, taken: Collection[Token]) -> list[tuple[int, int]]:
        """Return where the words of names stand, with the particles before them: the De of De Smedt."""
        spans: list[tuple[int, int]] = []
        after = False
        for at in range(len(self.tokens) - 1, -1, -1):
            token = self.tokens[at]
            joined = after and token.folded in PARTICLES and self._joined(at)
            before = at > 0 and self._joined(at - 1) and self.tokens[at - 1] in taken
            after = token in taken or (joined and (token.capital or before))
            if after:
                spans.append((token.start, token.end))
        return spans[::-1]

    def _following(self, at: int) -> list[Token]:
        """Return a word and the capitals and particles joined to it."""
        run = [self.tokens[at]]
        while len(run) < LONGEST and at + 1 < len(self.tokens) and self._joined(at):
            at += 1
            token = self.tokens[at]
            if not token.capital and token.folded not in PARTICLES:
                break
            run.append(token)
        while run and not run[-1].capital and len(run) > 1:
            run.pop()
        return run

    def _joined(self, at: int) -> bool:
        return bool(GLUE.fullmatch(self.text, self.tokens[at].end, self.tokens[at + 1].start))

    def _spoken(self, run: Sequence[Token]) -> Iterator[Token]:
        """Yield a name that was announced for certain, up to the first word that is none."""
        for token in run:
            if token.folded in common_words() and token.folded not in PARTICLES:
                return
            if token.capital or token.listed or token.family:
                yield token

    def _perhaps(self, position: int) -> Iterator[Token]:
        run = self.run(position)
        if run and (run[0].listed or (run[0].capital and not self.ordinary(run[0]))):
            yield from self._spoken([token for token in run if token.listed or not self._known(token.word)])

    def _alone(self, line: Sequence[Token], *, first: bool = False) -> Iterator[Token]:
        """Yield the words of a line that is a name and nothing else."""
        proper = [token for token in line if token.folded not in PARTICLES]
        named = any(token.listed or token.family for token in proper)
        if not 1 <= len(proper) <= LONGEST or not all(token.capital for token in proper):
            return
        strange = [token for token in proper if not self.ordinary(token)]
        mostly = len(proper) > 1 and len(strange) > (len(proper) / 2 if first else len(proper) - 1)
        if (named and strange) or (mostly and (first or self.lang != "de")):
            yield from (t for t in proper if mostly or t.listed or t.family or t in strange)

    def _edges(self) -> list[tuple[int, int]]:
        """Return the first cell of the first and last lines."""
        spans = [match.span() for match in FIRST_CELL.finditer(self.text)]
        return spans if len(spans) <= 2 * EDGE else spans[:EDGE] + spans[-EDGE:]

    def _between(self, start: int, end: int) -> list[Token]:
        return self.tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _is_strange(self, token: Token) -> bool:
        return (
            len(token.word) >= SHORTEST
            and token.capital
            and not token.word.isupper()
            and not MIXED.search(token.word)
            and not self.ordinary(token)
        )


def without_names(text: str, lang: str, *, known: Known, clues: Iterable[str]) -> str:
    """Take out the names of persons; clues: words that stood as a name elsewhere, such as in an e-mail address."""
    finder = NameFinder(text, lang, known)
    clues = {fold(word) for clue in clues for word in TOKEN.findall(clue)}
    found = [*finder.announced(), *finder.listed(), *finder.hinted(clues), *finder.repeated(), *finder.unexplained()]
    names = {token.folded for token in found} | clues
    names = {name for name in names if len(name) >= SHORTEST and name not in PARTICLES and name not in common_words()}
    taken = set(found) | {
        token for token in finder.tokens if token.folded in names and (token.capital or not known(token.word))
    }
    return HANDLE.sub(
        lambda match: "" if fold(match[1]) in names | word_list("given_names") else match[0],
        cut(text, finder.with_particles(taken)),
    )
