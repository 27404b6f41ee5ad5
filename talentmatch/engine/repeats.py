"""Read what a text says again only once, so that nobody gains by saying a thing a thousand times.

A word of more than SHORT letters counts once in a sentence, and a sentence without a new word does not count at all.
"""

import re

from talentmatch.engine.text import fold

SHORT = 3  # letters of words that sentences are held together by
SENTENCE = re.compile(r"[^.!?;:,|\n•]+[.!?;:,|\n•]*\s*|[.!?;:,|\n•]+\s*")
WORD = re.compile(r"\w+")


def without_repeats(text: str, said: str = "") -> str:
    """Return a text without what it, or what was said before it, says already; the rest is as it was."""
    known = {fold(word) for word in WORD.findall(said)}
    kept = []
    for sentence in SENTENCE.findall(text):
        words = {fold(word) for word in WORD.findall(sentence)}
        if not words <= known:
            known |= words
            kept.append(_each_word_once(sentence))
    return "".join(kept)


def _each_word_once(sentence: str) -> str:
    seen: set[str] = set()

    def first(match: re.Match[str]) -> str:
        word = fold(match[0])
        again = len(word) > SHORT and word in seen
        seen.add(word)
        return "" if again else match[0]

    return WORD.sub(first, sentence)
