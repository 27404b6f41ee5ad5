"""The page of the observatory, and its tables as files."""

import io
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, current_app, render_template, request

from talentmatch.errors import NotFound
from talentmatch.exchange.export import write_rows
from talentmatch.i18n import N_
from talentmatch.needs.queries import list_sector_figures, list_shortage_occupations
from talentmatch.observatory.board import Choice, load_board
from talentmatch.observatory.group_size import at_least
from talentmatch.observatory.kept import KeptSupply
from talentmatch.observatory.languages import language_coverage
from talentmatch.observatory.trend import profile_changes, profile_trend
from talentmatch.web.context import current_runtime
from talentmatch.web.files.download import attachment
from talentmatch.web.observatory import views, words
from talentmatch.web.observatory.charts import tint
from talentmatch.web.observatory.choice import address_values, read_choice
from talentmatch.web.observatory.tables import TABLES, Told

blueprint = Blueprint("observatory", __name__)
MOST_LINES = 25


@blueprint.get("/observatory")
def page() -> str:
    """Show what is asked beside what is taught."""
    told = read_told(read_choice(request.args))
    lines = list(told.board.asked[:MOST_LINES])
    return render_template(
        "observatory/page.html",
        board=told.board,
        lines=lines,
        highest=views.highest_cell(lines),
        figures=told.figures,
        shortages=told.shortages,
        filters=views.filter_fields(told.board.choice),
        kept=address_values(told.board.choice),
        words=words,
        views=views,
        tint=tint,
        at_least=at_least,
        **more_charts(told),
    )


def read_told(choice: Choice) -> Told:
    """Return what the page and the files tell for the filters of a reader; a constant number of queries."""
    with current_runtime().database.reading() as session:
        return Told(
            load_board(session, choice, kept_supply().load(session)),
            datetime.now(UTC).date(),
            list_shortage_occupations(session, region=choice.region, family=choice.family),
            list_sector_figures(session),
        )


def more_charts(told: Told) -> dict[str, Any]:
    """Return what the charts by language and by year show."""
    board = told.board
    coverage, trend = language_coverage(board), profile_trend(board, told.day.year)
    changes = profile_changes(board, trend) if board.choice.source == "profiles" else []
    years = sorted({year for line in board.lines for year in line.asked.by_year}) if not changes else []
    return {"coverage": coverage, "trend": trend, "changes": changes, "years": years}


@blueprint.get("/observatory/<slug:name>.csv")
def table(name: str) -> Response:
    """Send a table with the filters of the address."""
    if name not in TABLES:
        raise NotFound(N_("There is no table of this name."))
    told, found, stream = read_told(read_choice(request.args)), TABLES[name], io.BytesIO()
    write_rows(found.columns, found.rows(told), stream, "csv")
    return attachment(stream, f"talentmatch-observatory-{name}.csv", "csv")


def kept_supply() -> KeptSupply:
    """Return what this application keeps of what is taught."""
    kept: KeptSupply = current_app.extensions.setdefault("observatory", KeptSupply())
    return kept
