"""The words that join both sides, as lists and single records: skills, and occupations of ESCO."""

from collections.abc import Sequence
from typing import Annotated

from flask import Blueprint
from pydantic import Field
from sqlmodel import Session

from talentmatch.errors import NotFound
from talentmatch.i18n import N_, choose_text, current_language
from talentmatch.interface import schemas
from talentmatch.models import Skill, codes
from talentmatch.models.input_types import each_of
from talentmatch.skills import listing
from talentmatch.skills.queries import find_skills, get_skill
from talentmatch.web.api.lists import next_cursor
from talentmatch.web.api.operations import Call, Operation, serve
from talentmatch.web.api.queries import CODE, ListQuery, RecordQuery, Slugs, listed
from talentmatch.web.api.writing import named_skill, shown_skill

blueprint = Blueprint("api_vocabulary", __name__)
TAG = "vocabulary"


class SkillQuery(ListQuery):
    """The filters of skills."""

    area: Annotated[list[str], each_of(codes.SKILL_AREAS)] = listed(codes.SKILL_AREAS)
    kind: Annotated[list[str], each_of(codes.SKILL_KINDS)] = listed(codes.SKILL_KINDS)
    broader: Slugs = Field([], description=N_("Right under which skills."))


@serve(
    blueprint,
    "/skills",
    Operation(N_("List the skills"), TAG, schemas.SkillList, query=SkillQuery, record=schemas.Skill),
)
def skills(call: Call[SkillQuery, None]) -> schemas.SkillList:
    """List the skills by identifier."""
    page = listing.page_skills(call.session, call.query.model_dump(), call.query.part)
    items = _shown(call.session, page.rows, call.query)
    return schemas.SkillList(items=items, total=page.total, next=next_cursor(page.more, items))


@serve(
    blueprint,
    "/skills/<slug:skill_id>",
    Operation(N_("Show a skill"), TAG, schemas.Skill, query=RecordQuery, record=schemas.Skill),
)
def skill(call: Call[RecordQuery, None], skill_id: str) -> schemas.Skill:
    """Show a skill."""
    return _shown(call.session, [get_skill(call.session, skill_id)], call.query)[0]


def _shown(session: Session, rows: Sequence[Skill], query: RecordQuery) -> list[schemas.Skill]:
    if "broader" not in query.include:
        return [schemas.Skill(**shown_skill(row)) for row in rows]
    above = find_skills(session, {row.broader_id for row in rows if row.broader_id})
    named = {name: named_skill(found) for name, found in above.items()}
    return [schemas.Skill(**shown_skill(row), broader=named.get(row.broader_id or "")) for row in rows]


@serve(
    blueprint,
    "/occupations",
    Operation(
        N_("List the occupations of ESCO"),
        TAG,
        schemas.OccupationList,
        query=ListQuery,
        record=schemas.Occupation,
    ),
)
def occupations(call: Call[ListQuery, None]) -> schemas.OccupationList:
    """List the occupations by code; none where no release of ESCO is stored."""
    page = listing.page_occupations(call.session, call.query.part)
    items = [_occupation(row) for row in page.rows]
    return schemas.OccupationList(items=items, total=page.total, next=next_cursor(page.more, items))


@serve(
    blueprint,
    "/occupations/<code>",
    Operation(N_("Show an occupation of ESCO"), TAG, schemas.Occupation, query=RecordQuery, record=schemas.Occupation),
)
def occupation(call: Call[RecordQuery, None], code: str) -> schemas.Occupation:
    """Show an occupation."""
    if not CODE.fullmatch(code):
        raise NotFound(N_("There is no occupation %(code)s in ESCO as it is stored here."), code=code[:60])
    return _occupation(listing.get_occupation(call.session, code))


def _occupation(found: listing.Occupation) -> schemas.Occupation:
    label = choose_text({lang: names[0] for lang, names in found.names.items()}, current_language())
    return schemas.Occupation(
        id=found.code,
        uri=found.uri,
        isco_group=found.code.split(".")[0],
        label=schemas.Words(text=label.text if label else found.code, lang=label.lang if label else "en"),
        names={lang: list(names) for lang, names in found.names.items()},
    )
