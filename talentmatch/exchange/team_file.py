"""Read a team from a file: job profiles and numbers of people. Any other column, such as one of names, is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session, select

from talentmatch.employers.pool_inputs import TeamRoleInput
from talentmatch.employers.team import MOST_ROLES
from talentmatch.exchange.faults import Fault
from talentmatch.exchange.reading import Row, Source, read_rows
from talentmatch.i18n import N_
from talentmatch.models import JobProfile
from talentmatch.models.editing import live_profile
from talentmatch.models.refusals import refusals

COLUMNS = ("profile_id", "people")


@dataclass(frozen=True)
class TeamFile:
    """What a file says: roles in its order, and what is wrong line by line."""

    roles: tuple[TeamRoleInput, ...]
    faults: tuple[Fault, ...]


def read_team(session: Session, source: Source) -> TeamFile:
    """Return the team of a CSV or Excel file; raise FaultyFiles when nothing of it can be used. Nothing is stored."""
    known = frozenset(session.exec(select(JobProfile.id).where(live_profile())).all())
    roles: dict[str, TeamRoleInput] = {}
    faults: list[Fault] = []
    for number, item in enumerate(read_rows(source, COLUMNS)):
        if number == MOST_ROLES:
            faults.append(Fault(source.name, N_("has more than %(limit)s rows"), values={"limit": MOST_ROLES}))
            break
        if not isinstance(item, Row):
            faults.append(item)
            continue
        found = _role(source.name, item, known, roles)
        if isinstance(found, TeamRoleInput):
            roles[found.profile_id] = found
        else:
            faults += found
    return TeamFile(tuple(roles.values()), tuple(faults))


def _role(name: str, row: Row, known: frozenset[str], before: Mapping[str, Any]) -> TeamRoleInput | list[Fault]:
    try:
        role = TeamRoleInput.model_validate({column: str(cell).strip() for column, cell in row.cells.items()})
    except ValidationError as error:
        return [
            Fault(name, fault.message, row.line, fault.field, dict(fault.values), fault.shown)
            for fault in refusals(error)
        ]
    if role.profile_id not in known:
        near = next(iter(get_close_matches(role.profile_id, known, 1)), None)
        message = N_("is no job profile of the catalogue")
        return [Fault(name, message, row.line, "profile_id", shown=role.profile_id, near=near)]
    if role.profile_id in before:
        return [Fault(name, N_("stands in the file twice"), row.line, "profile_id", shown=role.profile_id)]
    return role
