"""How rankings look in a terminal and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from talentmatch.catalogue.titles import shown_title
from talentmatch.i18n import gettext as _
from talentmatch.matching.ranking import RankedProgramme
from talentmatch.models import Skill

RANKED = ("rank", "id", "title", "provider", "score", "covered", "missing", "source")  # the columns of CSV


def label(skill: Skill, lang: str) -> str:
    """Return a skill's label in a language."""
    return str(getattr(skill, f"label_{lang}"))


def programme_lines(ranked: Sequence[RankedProgramme], lang: str, first: int = 1) -> Iterator[str]:
    """Yield the lines of a table: rank, score, title, provider, coverage."""
    for rank, item in enumerate(ranked, start=first):
        yield f"{rank:>3}  {item.match.score:.3f}  {shown_title(item.card, lang).text} ({item.card.provider.name})"
        if item.essential:
            yield "            " + _coverage_line(item, lang)


def _coverage_line(item: RankedProgramme, lang: str) -> str:
    names = [label(shown.skill, lang) for shown in item.essential if shown.covered]
    counts = {"covered": len(names), "wanted": len(item.essential), "skills": ", ".join(names) or "-"}
    return _("covers %(covered)s of %(wanted)s essential skills: %(skills)s", **counts)


def understood_line(skills: Sequence[Skill], lang: str) -> str:
    """Return which skills were understood in a text."""
    names = ", ".join(label(skill, lang) for skill in skills)
    return _("Understood: %(skills)s", skills=names) if names else _("No skill of the vocabulary was recognised.")


def untaught_line(skills: Sequence[Skill], lang: str) -> str:
    """Return which skills no programme teaches."""
    return _("No programme that we know teaches: %(skills)s", skills=", ".join(label(skill, lang) for skill in skills))


def ranked_rows(ranked: Sequence[RankedProgramme], lang: str, first: int = 1) -> list[dict[str, Any]]:
    """Return a ranking as plain values, with the score taken apart."""
    return [_row(rank, item, lang) for rank, item in enumerate(ranked, start=first)]


def _row(rank: int, item: RankedProgramme, lang: str) -> dict[str, Any]:
    explanation = item.match.explanation
    return {
        "rank": rank,
        "id": item.card.programme.id,
        "title": shown_title(item.card, lang).text,
        "provider": item.card.provider.id,
        "score": item.match.score,
        "fields": {share.field: share.contribution for share in explanation.fields},
        "covered": [shown.skill.id for shown in item.skills if shown.covered],
        "missing": [shown.skill.id for shown in item.skills if not shown.covered],
        "source": item.card.programme.source_url,
    }
