"""Two or three programmes side by side: what each teaches and says, the differences first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from talentmatch.catalogue.queries import ProgrammeCard
from talentmatch.i18n import LocalText
from talentmatch.i18n import gettext as _
from talentmatch.matching.documents import AskedSkill
from talentmatch.models import CourseInstance, Skill
from talentmatch.web.facts import Fact, programme_facts, with_former_names
from talentmatch.web.shown import plain, skill_name

FACT_ROWS = ("provider", "kind", "where", "language", "audience", "level", "duration", "cost", "dates", "mode")
SKILLS = "skills"
ROWS = (SKILLS, *FACT_ROWS)


@dataclass(frozen=True)
class SkillRow:
    """A skill and, for each programme, whether it is ``taught``, ``missing``, or taught by ``nobody`` at all."""

    name: str
    essential: bool
    states: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Return whether the programmes differ."""
        return len(set(self.states)) > 1

    @property
    def covered(self) -> int:
        """Return how many of the programmes teach the skill."""
        return self.states.count("taught")


@dataclass(frozen=True)
class FactRow:
    """A fact and, for each programme, its values; none where it is not known."""

    name: str
    label: str
    cells: tuple[tuple[LocalText, ...], ...]

    @property
    def differs(self) -> bool:
        """Return whether the programmes differ."""
        return len({tuple(value.text for value in cell) for cell in self.cells}) > 1


def skill_rows(
    cards: Sequence[ProgrammeCard], asked: Sequence[AskedSkill], untaught: Collection[str]
) -> list[SkillRow]:
    """Return the skills of a job, or without one all that the programmes teach: differences first, then by name."""
    wanted: Mapping[str, tuple[Skill, bool]] = {item.skill.id: (item.skill, item.essential) for item in asked} or {
        item.skill.id: (item.skill, True) for card in cards for item in card.taught
    }
    rows = [
        SkillRow(skill_name(skill), essential, tuple(_state(name, card, untaught) for card in cards))
        for name, (skill, essential) in wanted.items()
    ]
    return sorted(rows, key=lambda row: (not row.essential, not row.differs, -row.covered, row.name.casefold()))


def _state(name: str, card: ProgrammeCard, untaught: Collection[str]) -> str:
    if name in card.skill_ids:
        return "taught"
    return "nobody" if name in untaught else "missing"


def fact_rows(
    cards: Sequence[ProgrammeCard], runs: Mapping[str, Sequence[CourseInstance]], shown: Collection[str]
) -> list[FactRow]:
    """Return the facts that are shown, those in which the programmes differ first."""
    columns = [_facts(card, runs[card.programme.id]) for card in cards]
    rows = [
        FactRow(name, column[0].label, tuple(facts[number].values for facts in columns))
        for number, (name, column) in enumerate(zip(FACT_ROWS, zip(*columns, strict=True), strict=True))
        if name in shown
    ]
    return sorted(rows, key=lambda row: not row.differs)


def _facts(card: ProgrammeCard, runs: Sequence[CourseInstance]) -> list[Fact]:
    return [Fact(_("Given by"), (plain(with_former_names(card.provider)),)), *programme_facts(card, runs)]


def row_labels(cards: Sequence[ProgrammeCard]) -> dict[str, str]:
    """Return the name of every row that can be chosen."""
    labels = [fact.label for fact in _facts(cards[0], ())] if cards else []
    return {SKILLS: _("Skills"), **dict(zip(FACT_ROWS, labels, strict=False))}


def covered_counts(rows: Sequence[SkillRow], number: int) -> list[int]:
    """Return how many of the essential skills each programme teaches."""
    return [sum(row.states[at] == "taught" for row in rows if row.essential) for at in range(number)]
