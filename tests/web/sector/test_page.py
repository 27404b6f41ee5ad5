"""The page about the sector shows published numbers alone, each with its figure, and says them in words too."""

import csv
import io

from talentmatch.needs.queries import list_sector_figures
from talentmatch.observatory.sector import CHARTS, read_numbers, stated_numbers

SVG = "{http://www.w3.org/2000/svg}"


def test_every_shipped_number_stands_in_its_figure(shipped):
    with shipped.database.reading() as session:
        stated = stated_numbers(list_sector_figures(session))
    assert sum(map(len, stated.values())) == len(read_numbers())
    assert all(stated[chart] for chart in CHARTS)
    for number in read_numbers():
        assert f"{number.value:,g}" in number.words or f"{number.value:,.0f}" in number.words


def test_a_number_goes_with_its_figure_and_with_its_words(session):
    figures = list(list_sector_figures(session))
    assert {one.figure.id for one in stated_numbers(figures)["facts"]} == {
        "national-need-2023",
        "national-employment-2024",
    }
    figures[0].figure_en = figures[1].figure_en = figures[2].figure_en = "Nobody counts any more."
    assert not any(stated_numbers(figures).values())
    assert not any(stated_numbers([]).values())


def test_the_page_says_its_charts_in_words_and_as_a_table(pages):
    page = pages.get("/nl/sector")
    charts = [chart for chart in page.all(f"{SVG}svg") if chart.get("role") == "img"]
    assert len(charts) == 3  # of this small catalogue: posts, shortages, untaught
    assert all("".join(chart.find(f"{SVG}desc").itertext()).strip() for chart in charts)
    assert "45.000" in page.texts("dd")
    assert "squipp.be" in page.text
    rows = list(csv.DictReader(io.StringIO(pages.client.get("/nl/sector/numbers.csv").get_data(as_text=True))))
    assert [row["figure_id"] for row in rows if row["chart"] == "posts"] == ["wallonia-brussels-jobs-2024"]
    assert "Laboranten" in page.texts("th")
    assert "Digitale productie en data" not in page.texts("th")  # it left its list
