"""The files of ``data/catalogue``: which input each row becomes, what it refers to, and who stores it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from talentmatch.catalogue import inputs as catalogue_inputs
from talentmatch.catalogue import service as catalogue
from talentmatch.models.input_types import Input
from talentmatch.needs import inputs as needs_inputs
from talentmatch.needs import service as needs
from talentmatch.skills import inputs as skills_inputs
from talentmatch.skills import service as skills


@dataclass(frozen=True)
class CatalogueFile:
    """One file: ``references`` maps a column to the file whose ``id`` it names.

    ``local_texts`` are the texts that come in every language or in none.
    """

    name: str
    model: type[Input]
    save: Callable[..., int]
    key: tuple[str, ...] = ("id",)
    references: Mapping[str, str] = field(default_factory=dict)
    local_texts: tuple[str, ...] = ()

    @property
    def file_name(self) -> str:
        """Return the file's name with its ending."""
        return f"{self.name}.csv"

    @property
    def columns(self) -> list[str]:
        """Return the columns that the file must have."""
        return list(self.model.model_fields)

    def key_of(self, record: Any) -> tuple[str, ...]:
        """Return the values that identify a record."""
        return tuple(str(getattr(record, column)).casefold() for column in self.key)


PLACES = {"place_ids": "places"}

FILES = (
    CatalogueFile("places", catalogue_inputs.PlaceInput, catalogue.save_places),
    CatalogueFile(
        "providers", catalogue_inputs.ProviderInput, catalogue.save_providers,
        references=PLACES, local_texts=("description",),
    ),
    CatalogueFile(
        "programmes", catalogue_inputs.ProgrammeInput, catalogue.save_programmes,
        references={"provider_id": "providers", "partner_ids": "providers", **PLACES},
        local_texts=("gloss", "description", "status_note", "level_note", "duration", "cost_note"),
    ),
    CatalogueFile(
        "course_instances", catalogue_inputs.CourseInstanceInput, catalogue.save_course_instances,
        references={"programme_id": "programmes", **PLACES},
    ),
    CatalogueFile("companies", needs_inputs.CompanyInput, needs.save_companies, references=PLACES),
    CatalogueFile(
        "job_profiles", needs_inputs.JobProfileInput, needs.save_job_profiles,
        references={"company_id": "companies", **PLACES}, local_texts=("description",),
    ),
    CatalogueFile("skills", skills_inputs.SkillInput, skills.save_skills, references={"broader_id": "skills"}),
    CatalogueFile(
        "programme_skills", skills_inputs.ProgrammeSkillInput, skills.save_programme_skills,
        key=("programme_id", "skill_id"), references={"programme_id": "programmes", "skill_id": "skills"},
    ),
    CatalogueFile(
        "profile_skills", skills_inputs.ProfileSkillInput, skills.save_profile_skills,
        key=("profile_id", "skill_id"), references={"profile_id": "job_profiles", "skill_id": "skills"},
    ),
    CatalogueFile("sector_figures", needs_inputs.SectorFigureInput, needs.save_sector_figures),
)  # fmt: skip
