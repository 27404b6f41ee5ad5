"""What is wrong with a skill beside the other skills: a name that belongs to another, a broader one that leads back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlmodel import Session, select

from talentmatch.i18n import N_
from talentmatch.models import Skill
from talentmatch.models.codes import LANGUAGE_CODES
from talentmatch.models.folded import fold
from talentmatch.models.refusals import Refusal
from talentmatch.skills.inputs import SkillInput


def skill_faults(session: Session, entered: SkillInput) -> Iterator[Refusal]:
    """Yield what is wrong with a skill beside all others, whatever their state; one query."""
    others = [row for row in session.exec(select(Skill)).all() if row.id != entered.id]
    yield from _taken_names(entered, others)
    broader = {row.id: row.broader_id for row in others}
    if _leads_back(entered, broader):
        yield Refusal("broader_id", N_("leads back to this very skill"), {})


def _taken_names(entered: SkillInput, others: Sequence[Skill]) -> Iterator[Refusal]:
    for lang in LANGUAGE_CODES:
        owners = {fold(name): row.id for row in others for name in _names(row, lang)}
        for column in (f"label_{lang}", f"synonyms_{lang}"):
            value = getattr(entered, column)
            for name in value if isinstance(value, list) else [value]:
                if other := owners.get(fold(name)):
                    message = N_("%(name)s belongs to the skill %(other)s already; a label means one concept only")
                    yield Refusal(column, message, {"name": name, "other": other})


def _names(skill: Any, lang: str) -> list[str]:
    return [name for name in (getattr(skill, f"label_{lang}"), *getattr(skill, f"synonyms_{lang}")) if name]


def _leads_back(entered: SkillInput, broader: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    above = entered.broader_id
    while above and above != entered.id and above not in seen:
        seen.add(above)
        above = broader.get(above)
    return above == entered.id
