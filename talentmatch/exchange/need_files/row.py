"""A row of a file of needs: its columns, what may stand in them, and how a stored need stands there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import Field, model_validator

from talentmatch.catalogue.faults import read_input
from talentmatch.employers.inputs import NeedInput, NeedSkillInput
from talentmatch.employers.needs import NeedDraft
from talentmatch.exchange.export import cell_text
from talentmatch.models import NeedSkill, SkillNeed
from talentmatch.models.input_types import OptionalSlug, TextList

TABLE = "needs"
SKILLS = {"essential": "skills_essential", "optional": "skills_optional"}  # importance -> column
COLUMNS = ("id", *NeedInput.model_fields, *SKILLS.values())
DEFAULTS = ("people", "visibility")  # an empty cell is what the form starts with
YES_NO = {True: "yes", False: "no", None: ""}


class NeedRow(NeedInput):
    """A need as a row has it; the skills stand as identifier or name, with ``:level`` where it is known."""

    id: OptionalSlug = None
    skills_essential: TextList = Field(default_factory=list)
    skills_optional: TextList = Field(default_factory=list)

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, cells: Any) -> Any:
        return {name: cell for name, cell in cells.items() if name not in DEFAULTS or str(cell).strip()}


@dataclass(frozen=True)
class StoredNeed:
    """A need as it is stored: its version, its values by column, and the words that carried its skills."""

    version: int
    values: Mapping[str, Any]
    words: Mapping[str, str]


def stored_need(row: SkillNeed, skills: Iterable[NeedSkill]) -> StoredNeed:
    """Return a need in the columns of the file."""
    listed = list(skills)
    values = {name: getattr(row, name) for name in NeedInput.model_fields}
    values["experience_counts"] = YES_NO[row.experience_counts]
    for importance, column in SKILLS.items():
        values[column] = sorted(packed(s.skill_id, s.level) for s in listed if s.importance == importance)
    return StoredNeed(row.version, values, {skill.skill_id: skill.words for skill in listed})


def packed(skill_id: str, level: str | None) -> str:
    """Return a skill as its cell has it."""
    return f"{skill_id}:{level}" if level else skill_id


def draft_of_values(values: Mapping[str, Any], words: Mapping[str, str]) -> NeedDraft:
    """Return the need that values by column make, skills by identifier; raise FaultyFields where they make none."""
    fields = read_input(NeedInput, {name: values[name] for name in NeedInput.model_fields})
    skills: list[NeedSkillInput] = []
    for importance, column in SKILLS.items():
        for cell in values[column]:
            skill_id, _colon, level = cell.partition(":")
            skills.append(
                NeedSkillInput(skill_id=skill_id, importance=importance, level=level, words=words.get(skill_id, ""))
            )
    return NeedDraft(fields, tuple(skills))


def as_cells(values: Mapping[str, Any]) -> dict[str, str]:
    """Return values by column as the cells of a row; a column without a value is empty."""
    return {column: cell_text(values.get(column)) for column in COLUMNS}
