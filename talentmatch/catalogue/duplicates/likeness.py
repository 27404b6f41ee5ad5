"""Which titles are nearly the same. Titles of one provider are compared, so that time grows with its offer alone."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import fuzz, process

LEAST_LIKENESS = 88  # of 100, once words are sorted
BLOCK = 500  # rows compared at once, so that memory stays small
WORD = re.compile(r"\w+")
DIGIT = re.compile(r"\d")


def words_of(title: str) -> list[str]:
    """Return the words of a title without case and accents, in alphabetical order: word order tells nothing apart."""
    folded = title.casefold()
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded)
        folded = "".join(char for char in decomposed if not unicodedata.combining(char))
    return sorted(WORD.findall(folded))


def near_titles(titles: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the positions of two titles that are nearly the same, the lower first, and their likeness (0..100).

    Titles that differ in a number, as two levels or years do, are not the same.
    """
    words = [words_of(title) for title in titles]
    numbers = [[word for word in found if DIGIT.search(word)] for found in words]
    texts = [" ".join(found) for found in words]
    for start in range(0, len(texts), BLOCK):
        scores = process.cdist(
            texts[start : start + BLOCK],
            texts[start:],
            scorer=fuzz.ratio,
            score_cutoff=LEAST_LIKENESS,
            dtype=np.uint8,
        )
        for row, column in np.argwhere(np.triu(scores, k=1)).tolist():
            first, second = start + row, start + column
            if numbers[first] == numbers[second] and texts[first]:
                yield first, second, int(scores[row, column])
