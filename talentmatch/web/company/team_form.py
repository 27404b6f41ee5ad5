"""The form of a team: a number for each job profile, and one more profile to be added."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from sqlmodel import Session, col, select
from werkzeug.datastructures import MultiDict

from talentmatch.i18n import LocalText
from talentmatch.models import JobProfile
from talentmatch.models.choosing import Choice
from talentmatch.needs.choosing import choose_profiles
from talentmatch.web.arguments import words_argument
from talentmatch.web.shown import profile_title

FIELD = "people-"


@dataclass(frozen=True)
class TypedTeam:
    """What stands in the form, people by profile, and what was stored when it was opened.

    words: in the title of the profile to be added. searching: whether they were sent to be looked for, not to be saved.
    """

    people: Mapping[str, str]
    seen: Mapping[str, int]
    words: str = ""
    searching: bool = False


@dataclass(frozen=True)
class RoleRow:
    """A profile of the form; stored: the number of before, None for a profile that is new."""

    profile_id: str
    title: LocalText
    people: str
    stored: int | None

    @property
    def changed(self) -> bool:
        """Return whether the number is another than the stored one."""
        return self.people != ("" if self.stored is None else str(self.stored))


@dataclass(frozen=True)
class TeamForm:
    """All that the form shows; choice, families: the profiles that may be added, by family."""

    typed: TypedTeam
    rows: tuple[RoleRow, ...]
    choice: Choice
    families: tuple[tuple[str, tuple[tuple[str, LocalText], ...]], ...]


def team_as_stored(stored: Mapping[str, int]) -> TypedTeam:
    """Return the form before anybody typed into it."""
    return TypedTeam({name: str(people) for name, people in stored.items()}, stored)


def read_team_form(form: MultiDict[str, str]) -> TypedTeam:
    """Return what was typed; the profile to be added counts with the number beside it."""
    people = {name.removeprefix(FIELD): text for name, text in form.items() if name.startswith(FIELD)}
    if added := form.get("add", ""):
        people[added] = form.get("add_people", "")
    return TypedTeam(people, dict(map(_seen, form.getlist("seen"))), words_argument(form, "job"), "search" in form)


def _seen(packed: str) -> tuple[str, int]:
    name, _colon, number = packed.rpartition(":")
    return name, int(number) if number.isascii() and number.isdigit() and len(number) < 9 else -1


def load_team_form(session: Session, typed: TypedTeam) -> TeamForm:
    """Return what the form shows; four queries at most."""
    choice, offered = choose_profiles(session, typed.words)
    shown = session.exec(select(JobProfile).where(col(JobProfile.id).in_(typed.people))).all() if typed.people else ()
    rows = sorted(
        (RoleRow(row.id, profile_title(row), typed.people[row.id], typed.seen.get(row.id)) for row in shown),
        key=lambda row: (row.title.text.casefold(), row.profile_id),
    )
    free = sorted(
        (row for row in offered if row.id not in typed.people), key=lambda row: (row.family, row.title_en, row.id)
    )
    families = tuple(
        (family, tuple((row.id, profile_title(row)) for row in found))
        for family, found in groupby(free, key=lambda row: row.family)
    )
    return TeamForm(typed, tuple(rows), choice, families)
