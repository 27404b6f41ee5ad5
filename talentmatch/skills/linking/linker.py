"""Look up the names of skill concepts in a text."""

from collections.abc import Iterable

from talentmatch.skills.linking.candidates import Candidate, FoundSkill, nested, supported, without_overlaps
from talentmatch.skills.linking.finders import find_candidates
from talentmatch.skills.linking.labels import SkillLabels
from talentmatch.skills.linking.lexicon import build_lexicon
from talentmatch.skills.linking.reading import Reading, read


class SkillLinker:
    """Look up the names of skill concepts in texts. Immutable once built; safe to share between threads."""

    def __init__(self, concepts: Iterable[SkillLabels]) -> None:
        self._lexicon = build_lexicon(concepts)

    def find(self, text: str, lang: str) -> list[FoundSkill]:
        """Return the concepts named in ``text``, in reading order, each occurrence once and without overlaps."""
        reading = read(text, lang, self._lexicon)
        return [reading.found(one) for one in without_overlaps(self._candidates(reading))]

    def find_all(self, text: str, lang: str) -> list[FoundSkill]:
        """Return what ``find`` does and the concepts named within longer names, which may overlap those."""
        reading = read(text, lang, self._lexicon)
        candidates = self._candidates(reading)
        kept = without_overlaps(candidates)
        return [reading.found(one) for one in sorted([*kept, *nested(candidates, kept)])]

    def _candidates(self, reading: Reading) -> list[Candidate]:
        return supported(find_candidates(reading), [token.sentence for token in reading.tokens])
