"""Cut a vacancy into sentences, each in its own language, and into the pieces that may each word a duty.

What the employer offers (pay, leave, how to apply) asks for nothing, so it is left out from its heading to the next.
"""

import re
from dataclasses import dataclass

from talentmatch.engine import detect_language

SENTENCE = re.compile(r"(?<=[.!?;])\s+")
PART = re.compile(r"[,;()]| and | en | et | und | of | or | ou | oder ")
BULLET = " \t-–•*·"
OFFER = re.compile(
    r"(?:ons aanbod|wat krijg je|wat bieden wij|wij bieden|wij geven|jij krijgt|solliciteren|solliciteer|voordelen"
    r"|wat wij|aanbod|interesse|nous offrons|ce que nous|notre offre|offre|avantages|postul|intéressé|what we offer"
    r"|we offer|our offer|what you get|offer|benefits|how to apply|apply)\b",
    re.IGNORECASE,
)
WORK = re.compile(
    r"(?:wat ga je|jouw |je taken|taken|je profiel|profiel|wie ben|dit breng|wat breng|votre |vos |ce que vous|profil"
    r"|tâches|missions?|what you|your |who you|you |requirements|responsibilities)",
    re.IGNORECASE,
)
FEWEST = 3  # words of a part that can word a duty by itself
LONG = 4  # words whose language can be told


@dataclass(frozen=True)
class Sentence:
    """A sentence of a vacancy that may ask for something."""

    text: str
    lang: str


def sentences_of(text: str, lang: str) -> list[Sentence]:
    """Return the sentences of a vacancy outside its offer; ``lang``: the language of those too short to tell."""
    found: list[Sentence] = []
    offers = False
    for line in (line.strip(BULLET) for line in text.splitlines()):
        offers = bool(OFFER.match(line)) or (offers and not WORK.match(line))
        if line and not offers:
            found += [Sentence(part, _language(part, lang)) for part in SENTENCE.split(line) if part]
    return found


def _language(sentence: str, lang: str) -> str:
    return detect_language(sentence) if len(sentence.split()) >= LONG else lang


def pieces_of(sentences: list[Sentence]) -> list[str]:
    """Return the sentences and their parts of a few words, each once; a single word says too little."""
    found: dict[str, None] = {}
    for sentence in sentences:
        parts = [part.strip() for part in PART.split(sentence.text)]
        long = [part for part in parts if len(part.split()) >= FEWEST]
        found.update(dict.fromkeys((sentence.text, *(long if len(long) > 1 else ()))))
    return [piece for piece in found if len(piece.split()) > 1]
