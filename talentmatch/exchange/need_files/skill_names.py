"""Find a skill by its identifier or by any of its names, or say which name comes nearest."""

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from talentmatch.exchange.faults import Fault
from talentmatch.exchange.nearest import LEAST_LIKENESS
from talentmatch.exchange.need_files.row import packed
from talentmatch.i18n import N_
from talentmatch.models import Skill
from talentmatch.models.codes import SKILL_LEVELS
from talentmatch.models.folded import fold
from talentmatch.skills.queries import skill_labels

UNKNOWN = N_("is no skill of the vocabulary; write its identifier, or its name in Dutch, French or English")
NO_LEVEL = N_("is not a known level; use one of: %(codes)s")
TWICE = N_("names a skill twice; leave one of the two out")


class SkillNames:
    """Look up skills. A name means one skill only, whatever its case and accents."""

    def __init__(self, skills: Iterable[Skill]) -> None:
        self._written: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        for skill in skills:
            named = [name for names in skill_labels(skill).labels.values() for name in names]
            for name in (skill.id, *filter(None, named)):
                self._ids.setdefault(fold(name), skill.id)
                self._written.setdefault(fold(name), name)

    def read(self, cell: str) -> str | Fault:
        """Return ``identifier:level`` of what stands in a cell, or the fault, which as yet has no place."""
        if found := self._ids.get(fold(cell)):
            return found
        name, colon, level = (part.strip() for part in cell.rpartition(":"))
        found = self._ids.get(fold(name)) if colon else None
        if found and level in SKILL_LEVELS:
            return packed(found, level)
        if found:
            return Fault("", NO_LEVEL, values={"codes": ", ".join(SKILL_LEVELS)}, shown=cell[:60])
        return Fault("", UNKNOWN, shown=cell[:60], near=self._nearest(name if level in SKILL_LEVELS else cell))

    def _nearest(self, name: str) -> str | None:
        best = process.extractOne(fold(name), list(self._written), scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS)
        return self._written[best[0]] if best else None


def read_skills(names: SkillNames, cells: Iterable[str]) -> tuple[list[str], list[Fault]]:
    """Return the skills of a cell in the order in which they are stored, and what is wrong with it."""
    read = [names.read(cell) for cell in cells]
    found = sorted(item for item in read if isinstance(item, str))
    return found, [item for item in read if isinstance(item, Fault)]


def repeated(found: Iterable[str]) -> Iterator[Fault]:
    """Yield a fault for each skill that stands there more than once."""
    seen: set[str] = set()
    for item in found:
        skill_id = item.partition(":")[0]
        if skill_id in seen:
            yield Fault("", TWICE, shown=skill_id)
        seen.add(skill_id)
