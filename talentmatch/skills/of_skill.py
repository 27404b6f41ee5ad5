"""Who teaches a skill and which jobs ask for it, page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, select

from talentmatch.models import ProfileSkill, ProgrammeSkill
from talentmatch.models.editing import live_profiles
from talentmatch.models.paging import check_page, in_bytes
from talentmatch.skills.queries import taught_live

PAGE_SIZE = 50


@dataclass(frozen=True)
class SkillRequest:
    """The skill, and which page of its two lists."""

    skill_id: str
    page: int = 1

    @property
    def before(self) -> int:
        """Return how many rows of a list stand on the pages before this one."""
        return (self.page - 1) * PAGE_SIZE


@dataclass(frozen=True)
class SkillPage:
    """A page of the links from programmes, by programme, and from job profiles; the numbers are those of all pages."""

    request: SkillRequest
    teaching: Mapping[str, ProgrammeSkill]
    wanting: Sequence[ProfileSkill]
    programmes: int
    profiles: int

    @property
    def pages(self) -> int:
        """Return the number of pages of the longer list, at least one."""
        return pages_of(self.programmes, self.profiles)


def pages_of(*totals: int) -> int:
    """Return how many pages the longest of lists of so many rows takes, at least one."""
    return max(1, ceil(max(totals) / PAGE_SIZE))


def page_of_skill(session: Session, request: SkillRequest) -> SkillPage:
    """Return the live programmes that teach a skill, and the live job profiles that ask for it, essential first.

    The skill may be in any state. Four queries. Raise InvalidData for a page that is not there.
    """
    taught = col(ProgrammeSkill.skill_id) == request.skill_id, taught_live(session)
    asked = col(ProfileSkill.skill_id) == request.skill_id, col(ProfileSkill.profile_id).in_(live_profiles())
    programmes = session.exec(select(func.count()).select_from(ProgrammeSkill).where(*taught)).one()
    profiles = session.exec(select(func.count()).select_from(ProfileSkill).where(*asked)).one()
    check_page(request.page, pages_of(programmes, profiles))
    return SkillPage(
        request, _teaching(session, request, taught), _wanting(session, request, asked), programmes, profiles
    )


def _teaching(
    session: Session, request: SkillRequest, taught: Sequence[ColumnElement[bool]]
) -> dict[str, ProgrammeSkill]:
    ordered = select(ProgrammeSkill).where(*taught).order_by(in_bytes(session, ProgrammeSkill.programme_id))
    return {link.programme_id: link for link in session.exec(ordered.offset(request.before).limit(PAGE_SIZE))}


def _wanting(session: Session, request: SkillRequest, asked: Sequence[ColumnElement[bool]]) -> Sequence[ProfileSkill]:
    by_need = col(ProfileSkill.importance), in_bytes(session, ProfileSkill.profile_id)
    ordered = select(ProfileSkill).where(*asked).order_by(*by_need)
    return session.exec(ordered.offset(request.before).limit(PAGE_SIZE)).all()
