"""The kinds of records as the desk shows them: their place in the address, their form and their words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from talentmatch.catalogue.records import COURSE_INSTANCE, PROGRAMME, PROVIDER, Kind
from talentmatch.i18n import N_
from talentmatch.web.desk.field_tables import IDENTIFIER, PROGRAMME_FIELDS, PROVIDER_FIELDS, RUN_FIELDS
from talentmatch.web.forms.typed import Groups


@dataclass(frozen=True, eq=False)
class DeskKind:
    """A kind of record at the desk; ``new_title``: msgid of the heading of an empty form."""

    slug: str
    kind: Kind
    groups: Groups
    new_title: str
    title_field: str

    @property
    def new_groups(self) -> Groups:
        """Return the form of a new record, which asks for the identifier too."""
        return (IDENTIFIER, *self.groups)

    def title(self, row: Any) -> str:
        """Return what a record is called."""
        return str(getattr(row, self.title_field))

    def fixed(self, row: Any) -> dict[str, str]:
        """Return the fields that the form does not offer."""
        return {"id": row.id} | ({"programme_id": row.programme_id} if self.kind is COURSE_INSTANCE else {})

    def list_address(self, row: Any) -> str:
        """Return the address of the list in which a record stood that was removed."""
        if self.kind is COURSE_INSTANCE:
            return url_for("desk_runs.runs", programme_id=row.programme_id, done="purged")
        return url_for(f"desk_lists.{self.slug}", done="purged")


DESK_KINDS: Mapping[str, DeskKind] = {
    found.slug: found
    for found in (
        DeskKind("programmes", PROGRAMME, PROGRAMME_FIELDS, N_("A new programme"), "title"),
        DeskKind("providers", PROVIDER, PROVIDER_FIELDS, N_("A new training centre or school"), "name"),
        DeskKind("runs", COURSE_INSTANCE, RUN_FIELDS, N_("New dates"), "date_text"),
    )
}
OF_TABLE: Mapping[str, DeskKind] = {found.kind.name: found for found in DESK_KINDS.values()}
KIND = "<any(programmes, providers, runs):kind>"
