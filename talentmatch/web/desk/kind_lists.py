"""The lists of providers, skills, job profiles and companies as the desk shows them."""

from collections.abc import Mapping
from dataclasses import dataclass

from talentmatch.catalogue.desk_kinds import COMPANIES, PROFILES, PROVIDERS, SKILLS, RecordRow
from talentmatch.catalogue.desk_pages import DeskList
from talentmatch.i18n import N_
from talentmatch.web.desk.kinds import DESK_KINDS, DeskKind


@dataclass(frozen=True)
class ShownList:
    """A list with its words, all msgids: its title, what one searches by, and the headings of its counts.

    ``owner``: the name in the address for whose records are listed, empty where records belong to nobody.
    """

    desk: DeskKind
    listed: DeskList[RecordRow]
    title: str
    search: str
    heads: tuple[str, ...]
    owner: str = ""


SHOWN_LISTS: Mapping[str, ShownList] = {
    found.desk.slug: found
    for found in (
        ShownList(
            DESK_KINDS["providers"],
            PROVIDERS,
            N_("Training centres and schools at the desk"),
            N_("Name or identifier"),
            (N_("Programmes"),),
        ),
        ShownList(
            DESK_KINDS["skills"],
            SKILLS,
            N_("Skills at the desk"),
            N_("Label, synonym, identifier or ESCO address"),
            (N_("Programmes"), N_("Job profiles")),
        ),
        ShownList(
            DESK_KINDS["profiles"],
            PROFILES,
            N_("Job profiles at the desk"),
            N_("Title, company or identifier"),
            (N_("Skills"),),
            owner="company",
        ),
        ShownList(
            DESK_KINDS["companies"],
            COMPANIES,
            N_("Companies at the desk"),
            N_("Name or identifier"),
            (N_("Job profiles"),),
        ),
    )
}
