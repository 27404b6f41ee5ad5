"""The comparison of two or three programmes, for a job where one is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from sqlmodel import Session

from talentmatch.catalogue.queries import ProgrammeCard, list_runs, load_cards
from talentmatch.engine.text import fold
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_, LocalText
from talentmatch.matching.documents import profile_skills
from talentmatch.matching.ranking import find_untaught
from talentmatch.models import JobProfile
from talentmatch.needs.choosing import choose_profiles
from talentmatch.needs.queries import get_profile
from talentmatch.web.arguments import chosen_values, known_values, words_argument
from talentmatch.web.cards import card_views
from talentmatch.web.context import current_runtime
from talentmatch.web.keep.compare_view import ROWS, covered_counts, fact_rows, row_labels, skill_rows
from talentmatch.web.keep.form import named_programmes
from talentmatch.web.permissions import permit
from talentmatch.web.shown import profile_title

blueprint = Blueprint("compare", __name__)
FEWEST, MOST = 2, 3


@dataclass(frozen=True)
class Asked:
    """What is compared: programmes, for a job or none, and in which rows; words: in the title of the job sought."""

    programme_ids: tuple[str, ...]
    profile_id: str
    rows: frozenset[str]
    words: str


@blueprint.get("/compare")
@permit("public.read")
def compare() -> Response | str:
    """Show the programmes side by side, the gap of the job first; raise InvalidData for more than three."""
    asked = read_asked()
    with current_runtime().database.reading() as session:
        cards = list(load_cards(session, asked.programme_ids).values())
        values = compared(session, cards, asked) if len(cards) >= FEWEST else {"views": []}
    values |= {"asked": asked, "left_out": len(asked.programme_ids) - len(cards)}
    return render_template("keep/compare.html", **values, saved=url_for("saved.saved", programme=asked.programme_ids))


def read_asked() -> Asked:
    """Read the address; without a chosen row all are shown."""
    ids = named_programmes(request.args)
    if len(ids) > MOST:
        raise InvalidData(N_("At most %(most)s programmes can be compared. Take some off."), most=MOST)
    profile = chosen_values(request.args, ("profile",)).get("profile", frozenset({""}))
    rows = known_values(request.args, {"row": ROWS}).get("row", frozenset(ROWS))
    return Asked(ids, min(profile), rows, words_argument(request.args, "job"))


def compared(session: Session, cards: Sequence[ProgrammeCard], asked: Asked) -> dict[str, Any]:
    """Return the rows of the comparison; raise NotFound for a job that is not there."""
    profile = get_profile(session, asked.profile_id) if asked.profile_id else None
    wanted = profile_skills(profile) if profile else ()
    untaught = {skill.id for skill in find_untaught(session, [item.skill for item in wanted])}
    skills = skill_rows(cards, wanted, untaught)
    choice, jobs = choose_profiles(session, asked.words, chosen=asked.profile_id)
    return {
        "views": card_views(session, cards),
        "profile": profile_title(profile.profile) if profile else None,
        "skills": skills if "skills" in asked.rows else [],
        "counts": covered_counts(skills, len(cards)),
        "essential": sum(row.essential for row in skills),
        "facts": fact_rows(cards, list_runs(session, [card.programme.id for card in cards]), asked.rows),
        "labels": row_labels(cards),
        "choice": choice,
        "jobs": by_title(jobs),
    }


def by_title(jobs: Sequence[JobProfile]) -> list[tuple[str, LocalText]]:
    """Return identifier and title of job profiles, by title."""
    titled = [(job.id, profile_title(job)) for job in jobs]
    return sorted(titled, key=lambda pair: (fold(pair[1].text), pair[0]))
