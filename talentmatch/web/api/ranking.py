"""Write rankings as the interface shows them."""

from collections.abc import Iterable, Sequence

from talentmatch.catalogue.queries import ProgrammeCard
from talentmatch.catalogue.titles import shown_title
from talentmatch.engine import Match
from talentmatch.i18n import current_language
from talentmatch.interface import results, schemas
from talentmatch.matching.ranking import RankedProgramme, SkillShown
from talentmatch.matching.service import UnderstoodSkill
from talentmatch.web.api.writing import named_skill, page_url
from talentmatch.web.shown import skill_name

MOST_TERMS = 10
DIGITS = 6


def named_programme(card: ProgrammeCard) -> results.ProgrammeName:
    """Return a programme as far as a list of results needs it."""
    title = shown_title(card, current_language())
    return results.ProgrammeName(
        id=card.programme.id,
        title=schemas.Words(text=title.text, lang=title.lang),
        kind=card.programme.record_type,
        status=card.programme.status,
        provider_id=card.provider.id,
        provider_name=card.provider.name,
        url=page_url(f"programmes/{card.programme.id}"),
    )


def asked_skills(shown: Iterable[SkillShown]) -> list[results.AskedSkill]:
    """Return skills with their importance."""
    return [
        results.AskedSkill(
            id=item.skill.id, label=skill_name(item.skill), importance="essential" if item.essential else "optional"
        )
        for item in shown
    ]


def shown_ranking(ranked: Sequence[RankedProgramme]) -> list[results.Ranked]:
    """Return a ranking with its reasons."""
    return [
        results.Ranked(
            programme=named_programme(item.card),
            score=round(item.match.score, DIGITS),
            covered=asked_skills(shown for shown in item.skills if shown.covered),
            missing=asked_skills(shown for shown in item.skills if not shown.covered),
            explanation=explained(item.match),
        )
        for item in ranked
    ]


def explained(match: Match) -> results.Explanation:
    """Return a score taken apart; of the terms those that weigh most."""
    told = match.explanation
    return results.Explanation(
        fields=[
            results.FieldPart(
                field=part.field,
                weight=round(part.weight, DIGITS),
                agreement=round(part.agreement, DIGITS),
                contribution=round(part.contribution, DIGITS),
            )
            for part in told.fields
        ],
        terms=[
            results.TermPart(field=part.field, term=part.term, contribution=round(part.contribution, DIGITS))
            for part in told.terms[:MOST_TERMS]
        ],
    )


def shown_understood(understood: Iterable[UnderstoodSkill]) -> list[results.Understood]:
    """Return the skills that were found in a text."""
    return [results.Understood(skill=named_skill(item.skill), words=list(item.words)) for item in understood]
