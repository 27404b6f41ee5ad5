"""The form of a link to a skill: who says so, in which words, where, and when that was last read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from talentmatch.i18n import N_, LocalText
from talentmatch.skills.links import ASKED, TAUGHT, Side
from talentmatch.web.forms.fields import CHECKED, FieldGroup, FormField
from talentmatch.web.forms.typed import Groups
from talentmatch.web.names import EVIDENCE_KIND, IMPORTANCE, LANGUAGE
from talentmatch.web.shown import profile_title

EVIDENCE = (
    FormField("evidence_kind", N_("Who says so"), "choice", options=EVIDENCE_KIND, required=True),
    FormField("evidence_text", N_("In which words"), "long", N_("As the source has them."), required=True),
    FormField("evidence_lang", N_("Language of these words"), "choice", options=LANGUAGE),
    FormField("evidence_url", N_("Source"), help=N_("The address of the page that says so.")),
    CHECKED,
)
IMPORTANCE_FIELD = FormField("importance", N_("Importance"), "choice", options=IMPORTANCE, required=True)


@dataclass(frozen=True, eq=False)
class DeskSide:
    """One end of a link at the desk: its place in the address, and its form; ``teaches``: whether it is a programme."""

    slug: str
    side: Side
    groups: Groups
    teaches: bool

    def title(self, row: Any) -> LocalText:
        """Return what a record is called."""
        return LocalText(row.title, row.title_lang) if self.teaches else profile_title(row)

    def address(self, record_id: str, **values: Any) -> str:
        """Return the address of the page with the skills of a record."""
        return url_for("desk_skills.links", side=self.slug, record_id=record_id, **values)


DESK_SIDES: Mapping[str, DeskSide] = {
    found.slug: found
    for found in (
        DeskSide("programmes", TAUGHT, (FieldGroup(N_("Evidence"), EVIDENCE),), teaches=True),
        DeskSide("profiles", ASKED, (FieldGroup(N_("Evidence"), (IMPORTANCE_FIELD, *EVIDENCE)),), teaches=False),
    )
}
SIDE = "<any(programmes, profiles):side>"
