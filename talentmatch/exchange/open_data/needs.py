"""The public needs of companies, as anybody sees them: no company that is not named, no place that is not told."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlmodel import Session, col, select

from talentmatch.employers.public import NeedCard, load_need_cards, public_need
from talentmatch.employers.public_list import published_day
from talentmatch.exchange.open_data.table import Column, OpenTable
from talentmatch.models import SkillNeed

COLUMNS = (
    Column("id", "text"), Column("title", "text"), Column("title_lang", "text"), Column("company_id", "text"),
    Column("region", "text"), Column("place_ids", "list"), Column("people", "whole"), Column("needed_by", "day"),
    Column("shift_pattern", "text"), Column("languages_required", "list"), Column("languages_wanted", "list"),
    Column("eqf_level", "whole"), Column("education", "text"), Column("experience_counts", "flag"),
    Column("description", "text"), Column("profile_id", "text"), Column("occupation_uri", "text"),
    Column("published_on", "day"),
)  # fmt: skip
SKILL_COLUMNS = tuple(Column(name, "text") for name in ("need_id", "skill_id", "importance", "level"))
REFERENCES = {"company_id": "companies", "place_ids": "places", "profile_id": "job_profiles"}
PAIRS = {"need_id": "needs", "skill_id": "skills"}


def need_tables(
    session: Session, known: Mapping[str, set[str]], employers: Mapping[str, str | None]
) -> Iterator[OpenTable]:
    """Yield the public needs, and the skills that they ask for; ``employers`` tells whose each job profile is."""
    rows = session.exec(select(SkillNeed).where(public_need()).order_by(col(SkillNeed.id))).all()
    cards = load_need_cards(session, rows)
    told = tuple(_row(card, published_day(row), known, employers) for card, row in zip(cards, rows, strict=True))
    asked = tuple(
        (card.id, item.skill.id, item.importance, item.level)
        for card in cards
        for item in card.skills
        if item.skill.id in known["skills"]
    )
    yield OpenTable("needs", COLUMNS, told, references=REFERENCES)
    yield OpenTable("need_skills", SKILL_COLUMNS, asked, ("need_id", "skill_id"), PAIRS)


def _row(
    card: NeedCard, published_on: Any, known: Mapping[str, set[str]], employers: Mapping[str, str | None]
) -> tuple[Any, ...]:
    company = card.company.id if card.company and card.company.id in known["companies"] else None
    telling = card.company is None and employers.get(card.profile_id or "") is not None
    profile = card.profile_id if card.profile_id in known["job_profiles"] and not telling else None
    given = {
        "company_id": company,
        "place_ids": [place.id for place in card.places],
        "languages_required": list(card.languages_required),
        "languages_wanted": list(card.languages_wanted),
        "profile_id": profile,
        "published_on": published_on,
    }
    return tuple(given[name] if name in given else getattr(card, name) for name in (one.name for one in COLUMNS))
