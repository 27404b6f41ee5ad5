"""The files of ``data/catalogue``: which input each row becomes, what it refers to, and who stores it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import SQLModel

from talentmatch.catalogue import inputs as catalogue_inputs
from talentmatch.catalogue import service as catalogue
from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import (
    Company,
    CourseInstance,
    JobProfile,
    Place,
    ProfileSkill,
    Programme,
    ProgrammeSkill,
    Provider,
    SectorFigure,
    ShortageOccupation,
    Skill,
)
from talentmatch.models.input_types import Input
from talentmatch.needs import inputs as needs_inputs
from talentmatch.needs import service as needs
from talentmatch.skills import inputs as skills_inputs
from talentmatch.skills import service as skills

KEY_SEPARATOR = " + "  # between the parts of an identifier that has several


@dataclass(frozen=True)
class CatalogueFile:
    """One file: ``references`` maps a column to the file whose ``id`` it names.

    ``local_texts`` are the texts that come in every language or in none. ``owner`` is the column that says to whose
    records a row belongs, so that a file that lacks some of them is noticed; empty where a record stands alone.
    """

    name: str
    table: type[SQLModel]
    model: type[Input]
    save: Callable[..., int]
    key: tuple[str, ...] = ("id",)
    references: Mapping[str, str] = field(default_factory=dict)
    local_texts: tuple[str, ...] = ()
    owner: str = ""

    @property
    def file_name(self) -> str:
        """Return the file's name with its ending."""
        return f"{self.name}.csv"

    @property
    def columns(self) -> list[str]:
        """Return the columns that the file must have."""
        return list(self.model.model_fields)

    @property
    def refers_to_itself(self) -> bool:
        """Return whether a record may name another one of the same file."""
        return self.name in self.references.values()

    def key_of(self, record: Any) -> tuple[str, ...]:
        """Return the values that identify a record."""
        return tuple(str(getattr(record, column)).casefold() for column in self.key)

    def id_of(self, values: Mapping[str, Any]) -> str:
        """Return the identifier of a record from its values, as the audit log has it."""
        return KEY_SEPARATOR.join(str(values[column]) for column in self.key)


PLACES = {"place_ids": "places"}

FILES = (
    CatalogueFile("places", Place, catalogue_inputs.PlaceInput, catalogue.save_places),
    CatalogueFile(
        "providers", Provider, catalogue_inputs.ProviderInput, catalogue.save_providers,
        references=PLACES, local_texts=("description",),
    ),
    CatalogueFile(
        "programmes", Programme, catalogue_inputs.ProgrammeInput, catalogue.save_programmes,
        references={"provider_id": "providers", "partner_ids": "providers", **PLACES},
        local_texts=("gloss", "description", "status_note", "level_note", "duration", "cost_note"),
        owner="provider_id",
    ),
    CatalogueFile(
        "course_instances", CourseInstance, catalogue_inputs.CourseInstanceInput, catalogue.save_course_instances,
        references={"programme_id": "programmes", **PLACES}, owner="programme_id",
    ),
    CatalogueFile("companies", Company, needs_inputs.CompanyInput, needs.save_companies, references=PLACES),
    CatalogueFile(
        "job_profiles", JobProfile, needs_inputs.JobProfileInput, needs.save_job_profiles,
        references={"company_id": "companies", **PLACES}, local_texts=("description",), owner="company_id",
    ),
    CatalogueFile("skills", Skill, skills_inputs.SkillInput, skills.save_skills, references={"broader_id": "skills"}),
    CatalogueFile(
        "programme_skills", ProgrammeSkill, skills_inputs.ProgrammeSkillInput, skills.save_programme_skills,
        key=("programme_id", "skill_id"), references={"programme_id": "programmes", "skill_id": "skills"},
        owner="programme_id",
    ),
    CatalogueFile(
        "profile_skills", ProfileSkill, skills_inputs.ProfileSkillInput, skills.save_profile_skills,
        key=("profile_id", "skill_id"), references={"profile_id": "job_profiles", "skill_id": "skills"},
        owner="profile_id",
    ),
    CatalogueFile("sector_figures", SectorFigure, needs_inputs.SectorFigureInput, needs.save_sector_figures),
    CatalogueFile(
        "shortage_occupations", ShortageOccupation, needs_inputs.ShortageOccupationInput,
        needs.save_shortage_occupations,
    ),
)  # fmt: skip


def file_of(name: str) -> CatalogueFile:
    """Return the file of a table; raise NotFound for a name that is none."""
    found = next((file for file in FILES if file.name == name), None)
    if found is None:
        tables = ", ".join(file.name for file in FILES)
        raise NotFound(N_("There is no table %(name)s; choose one of: %(tables)s."), name=name, tables=tables)
    return found
