"""In which languages what is asked can be learnt."""

from collections.abc import Mapping
from dataclasses import dataclass

from talentmatch.i18n import LANGUAGES
from talentmatch.observatory.board import Board


@dataclass(frozen=True)
class LanguageCoverage:
    """How many skills are asked, and how many of them a programme teaches: in each language, and in any at all."""

    asked: int
    taught: Mapping[str, int]
    any: int

    def share(self, lang: str) -> float:
        """Return the share of the skills asked that can be learnt in a language; 0 where nothing is asked."""
        return self.taught[lang] / self.asked if self.asked else 0.0


def language_coverage(board: Board) -> LanguageCoverage:
    """Count the skills that are asked, as far as may be shown, and that a programme within reach teaches."""
    offers = [line.offer for line in board.asked]
    taught = {lang: sum(bool(getattr(offer, lang)) for offer in offers) for lang in LANGUAGES}
    return LanguageCoverage(len(offers), taught, sum(bool(offer.programmes) for offer in offers))
