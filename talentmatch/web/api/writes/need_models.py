"""What programs send and get of a need, and how both become what the services take."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from talentmatch.catalogue.faults import read_input
from talentmatch.employers.inputs import NeedInput, NeedSkillInput
from talentmatch.employers.needs import MOST_SKILLS, NeedDraft
from talentmatch.interface.schemas import Listed, Shown
from talentmatch.models import NeedSkill, SkillNeed, codes
from talentmatch.models.input_types import Input, Slug, one_of
from talentmatch.web.api.queries import enum
from talentmatch.web.api.writes.models import merged_values, patch_of, whole_of

SKILLS = "skills"


class AskedSkill(Input):
    """A skill that a need asks for."""

    skill_id: Slug
    importance: Annotated[str, one_of(codes.IMPORTANCES), enum(codes.IMPORTANCES)] = "essential"
    level: Annotated[str, one_of(codes.SKILL_LEVELS), enum(codes.SKILL_LEVELS)] | None = None


AskedSkills = Annotated[list[AskedSkill], Field(max_length=MOST_SKILLS)]
NEW_NEED = whole_of(NeedInput, "NewNeed", skills=(AskedSkills, Field(default_factory=list)))
NEED_CHANGE = patch_of(NeedInput, "NeedChange", skills=(AskedSkills | None, None))


class StoredSkill(Shown):
    """A skill of a need; words: those of a vacancy that carried it."""

    skill_id: str
    importance: str
    level: str | None
    words: str


class NeedRecord(Shown):
    """A need of one's own company as it is stored, with its version and state."""

    id: str
    company_id: str
    version: int
    state: str
    origin: str
    created_at: datetime
    published_at: datetime | None
    title: str
    title_lang: str
    profile_id: str | None
    occupation_uri: str
    region: str | None
    place_ids: list[str]
    people: int
    needed_by: date | None
    shift_pattern: str | None
    languages_required: list[str]
    languages_wanted: list[str]
    eqf_level: int | None
    education: str
    experience_counts: bool | None
    description: str
    visibility: str
    embargo_until: date | None
    expires_on: date
    skills: list[StoredSkill]


class NeedRecordList(Listed[NeedRecord]):
    """One page of the needs of a company."""


def shown_need(row: SkillNeed, skills: Sequence[NeedSkill]) -> NeedRecord:
    """Return a need as it is stored."""
    asked = [StoredSkill(**skill.model_dump(exclude={"need_id"})) for skill in skills]
    return NeedRecord.model_construct(**row.model_dump(exclude={"reminded_on"}), skills=asked)


def draft_of(values: Mapping[str, Any], words: Mapping[str, str]) -> NeedDraft:
    """Return what the services take of a whole need; ``words``: those that carried a skill, by skill."""
    asked = ({**one, "words": words.get(one["skill_id"], "")} for one in values[SKILLS])
    fields = read_input(NeedInput, {name: value for name, value in values.items() if name != SKILLS})
    return NeedDraft(fields, tuple(read_input(NeedSkillInput, one) for one in asked))


def changed_draft(row: SkillNeed, skills: Sequence[NeedSkill], sent: Input) -> NeedDraft:
    """Return a stored need with what was sent in its place; a list of skills is replaced as a whole."""
    given = sent.model_dump(exclude_unset=True)
    kept = [skill.model_dump(include=set(AskedSkill.model_fields)) for skill in skills]
    asked = given.pop(SKILLS, kept) or []
    values = merged_values(NeedInput, {name: getattr(row, name) for name in NeedInput.model_fields}, given)
    return draft_of({**values, SKILLS: asked}, {skill.skill_id: skill.words for skill in skills})
