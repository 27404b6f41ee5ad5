"""The kinds of records as the desk shows them: their place in the address, their form and their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from talentmatch.catalogue.records import COMPANY, COURSE_INSTANCE, JOB_PROFILE, PROGRAMME, PROVIDER, SKILL, Kind
from talentmatch.i18n import N_, current_language
from talentmatch.web.desk.field_tables import IDENTIFIER, PROGRAMME_FIELDS, PROVIDER_FIELDS, RUN_FIELDS
from talentmatch.web.desk.need_fields import COMPANY_FIELDS, PROFILE_FIELDS, SKILL_FIELDS
from talentmatch.web.forms.typed import Groups


@dataclass(frozen=True, eq=False)
class DeskKind:
    """A kind of record at the desk; ``new_title``: msgid of the heading of an empty form.

    ``title_field`` may hold ``{lang}``, the language of the page. ``permission``: of who may add one.
    """

    slug: str
    kind: Kind
    groups: Groups
    new_title: str
    title_field: str
    permission: str = "catalogue.edit"

    @property
    def new_groups(self) -> Groups:
        """Return the form of a new record, which asks for the identifier too."""
        return (IDENTIFIER, *self.groups)

    @property
    def file(self) -> str:
        """Return the name of the file that holds such records."""
        return {"profiles": "job_profiles", "runs": "course_instances"}.get(self.slug, self.slug)

    def title(self, row: Any) -> str:
        """Return what a record is called."""
        return str(getattr(row, self.title_field.format(lang=current_language())))

    def fixed(self, row: Any) -> dict[str, str]:
        """Return the fields that the form does not offer."""
        return {"id": row.id} | ({"programme_id": row.programme_id} if self.kind is COURSE_INSTANCE else {})

    def list_address(self, row: Any) -> str:
        """Return the address of the list in which a record stood that was removed."""
        if self.kind is COURSE_INSTANCE:
            return url_for("desk_runs.runs", programme_id=row.programme_id, done="purged")
        return list_address(self.slug, done="purged")


def list_address(slug: str, **arguments: Any) -> str:
    """Return the address of the list of a kind."""
    if slug in ("programmes", "providers"):
        return url_for(f"desk_lists.{slug}", **arguments)
    return url_for("desk_lists.records", kind=slug, **arguments)


OF_ALL = "catalogue.publish"  # what belongs to no provider is for editors
DESK_KINDS: Mapping[str, DeskKind] = {
    found.slug: found
    for found in (
        DeskKind("programmes", PROGRAMME, PROGRAMME_FIELDS, N_("A new programme"), "title"),
        DeskKind("providers", PROVIDER, PROVIDER_FIELDS, N_("A new training centre or school"), "name"),
        DeskKind("runs", COURSE_INSTANCE, RUN_FIELDS, N_("New dates"), "date_text"),
        DeskKind("skills", SKILL, SKILL_FIELDS, N_("A new skill"), "label_{lang}", OF_ALL),
        DeskKind("profiles", JOB_PROFILE, PROFILE_FIELDS, N_("A new job profile"), "title_{lang}", OF_ALL),
        DeskKind("companies", COMPANY, COMPANY_FIELDS, N_("A new company"), "name", OF_ALL),
    )
}
OF_TABLE: Mapping[str, DeskKind] = {found.kind.name: found for found in DESK_KINDS.values()}
KIND = "<any(programmes, providers, runs, skills, profiles, companies):kind>"
