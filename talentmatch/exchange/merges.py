"""Files made before two records were merged: what they say of the one that went changes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from talentmatch.catalogue.duplicates.merged import merged_ids
from talentmatch.catalogue.duplicates.pairs import PROGRAMMES
from talentmatch.exchange.catalogue_files import CatalogueFile
from talentmatch.models.input_types import Input

OWNER = "programme_id"


@dataclass(frozen=True)
class Merges:
    """The survivors of merged records by identifier: those of a file's own table, and programmes that its rows name."""

    key: tuple[str, ...]
    own: Mapping[str, str] = field(default_factory=dict)
    programmes: Mapping[str, str] = field(default_factory=dict)

    def survivor(self, values: Mapping[str, Any]) -> str | None:
        """Return the record into which that of a row was merged, or its programme where that is part of its key."""
        if OWNER in self.key:
            return self.programmes.get(values[OWNER])
        return self.own.get(values["id"]) if "id" in self.key else None

    def names_merged(self, entered: Input) -> bool:
        """Return whether a row names a programme that was merged into another."""
        return getattr(entered, OWNER, "") in self.programmes

    def followed(self, entered: Input) -> Input:
        """Return a row that names a merged programme as one of the programme that took it over."""
        into = self.programmes.get(getattr(entered, OWNER, "")) if OWNER not in self.key else None
        return entered.model_copy(update={OWNER: into}) if into else entered


def merges_of(session: Session, file: CatalogueFile) -> Merges:
    """Return the merged records that a file may still carry; at most two queries."""
    named = OWNER in file.columns
    return Merges(
        file.key,
        merged_ids(session, str(file.table.__tablename__)) if "id" in file.key else {},
        merged_ids(session, PROGRAMMES) if named else {},
    )
