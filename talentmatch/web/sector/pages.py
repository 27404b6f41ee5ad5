"""The page about the sector, and its numbers as a file."""

import io

from flask import Blueprint, Response, render_template

from talentmatch.catalogue.queries import list_providers
from talentmatch.exchange.export import write_rows
from talentmatch.needs.queries import list_sector_figures
from talentmatch.observatory.board import Choice
from talentmatch.observatory.sector import stated_numbers
from talentmatch.web.context import current_runtime
from talentmatch.web.files.download import attachment
from talentmatch.web.maps.place_map import place_map
from talentmatch.web.observatory import views as observatory_views
from talentmatch.web.observatory import words
from talentmatch.web.observatory.pages import read_told
from talentmatch.web.sector import views

blueprint = Blueprint("sector", __name__)
COLUMNS = ("chart", "year", "value", "unit", "label_nl", "label_fr", "label_en", "figure_id", "source_urls")


@blueprint.get("/sector")
def page() -> str:
    """Show why this site exists: figures, places, shortages, and skills that nobody teaches."""
    told = read_told(Choice())
    with current_runtime().database.reading() as session:
        providers = list_providers(session)
    stated = stated_numbers(told.figures)
    families = views.shortage_families(told.shortages)
    return render_template(
        "seeker/sector.html",
        facts=stated["facts"],
        charts=views.sector_charts(stated),
        sector=views,
        map=place_map(providers),
        provider_count=len(providers),
        families=families,
        shortage_chart=views.shortage_chart(families),
        board=told.board,
        figures=told.figures,
        shortages=told.shortages,
        kept={},
        words=words,
        views=observatory_views,
    )


@blueprint.get("/sector/numbers.csv")
def numbers() -> Response:
    """Send the numbers of the charts with their figures and sources."""
    with current_runtime().database.reading() as session:
        stated = stated_numbers(list_sector_figures(session))
    rows = [
        [n.chart, n.year, n.value, n.unit, *(label for _lang, label in n.labels), n.figure_id, one.figure.source_urls]
        for found in stated.values()
        for one in found
        for n in (one.number,)
    ]
    stream = io.BytesIO()
    write_rows(COLUMNS, rows, stream, "csv")
    return attachment(stream, "talentmatch-sector-numbers.csv", "csv")
