"""The answer to a need as a file: one row for each programme."""

import io

from flask import Blueprint, Response

from talentmatch.employers.shown import get_shown_need
from talentmatch.exchange.export import write_rows
from talentmatch.matching.needs import NeedAnswer, NeedMatch
from talentmatch.matching.ranking import RankedProgramme
from talentmatch.web.context import current_runtime
from talentmatch.web.files.download import attachment, known_form
from talentmatch.web.needs.answer import answer_to
from talentmatch.web.permissions import current_actor, permit
from talentmatch.web.shown import programme_title, skill_name

blueprint = Blueprint("need_files", __name__)
MOST_ROWS = 100
COLUMNS = (
    "rank", "programme_id", "title", "provider", "languages", "language_fits", "hours", "cost_eur", "next_start",
    "places", "km", "covered_essential", "covers", "lacks", "taught_by_nobody", "source_url",
)  # fmt: skip


@blueprint.get("/needs/<slug:need_id>/programmes.<form>")
@permit("public.read")
def programmes(need_id: str, form: str) -> Response:
    """Send the programmes for a need; an empty cell means that something is not known."""
    kind, runtime, stream = known_form(form), current_runtime(), io.BytesIO()
    with runtime.database.reading() as session:
        shown = get_shown_need(session, current_actor(), need_id)
        match = answer_to(session, runtime.live.current(session), shown, top=MOST_ROWS)
    rows = [answer_row(match, item, number) for number, item in enumerate(match.answers, start=1)]
    write_rows(COLUMNS, rows, stream, kind)
    return attachment(stream, f"talentmatch-need-{need_id}.{kind}", kind)


def answer_row(match: NeedMatch, item: NeedAnswer, rank: int) -> list[object]:
    """Return a programme as a row, in the order of COLUMNS."""
    card = item.ranked.card
    programme = card.programme
    return [
        rank,
        programme.id,
        programme_title(card).main.text,
        card.provider.name,
        list(programme.languages),
        language_fits(match, item),
        programme.hours,
        programme.cost_eur,
        item.starts,
        [place.name_en for place in card.places],
        None if item.km is None else round(item.km),
        item.ranked.covered,
        skill_names(item.ranked, covered=True),
        skill_names(item.ranked, covered=False),
        [skill_name(skill) for skill in match.coverage.untaught],
        programme.source_url,
    ]


def language_fits(match: NeedMatch, item: NeedAnswer) -> str:
    """Return yes or no; empty where it is not known in which language the lessons are, or what the job needs."""
    if not item.ranked.card.programme.languages or not match.card.languages_required:
        return ""
    return "no" if item.unfit else "yes"


def skill_names(ranked: RankedProgramme, *, covered: bool) -> list[str]:
    """Return the skills of the need that a programme covers, or those that it does not."""
    return [skill_name(shown.skill) for shown in ranked.skills if shown.covered == covered]
