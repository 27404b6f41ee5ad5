"""The page of the observatory and its files say the same, keep their filters, and give nobody away."""

import csv
import io

import pytest
from sqlalchemy import event

from talentmatch.models import Skill
from talentmatch.runtime import close_runtime
from talentmatch.web.app import create_app
from talentmatch.web.observatory.tables import TABLES
from tests.counting import here
from tests.databases import filled_runtime, settings_for
from tests.observatory.conftest import TAUGHT, UNTAUGHT, Filler
from tests.web.checked import CheckedClient

SVG = "{http://www.w3.org/2000/svg}"
REGION_FILTERS = ("", "&region=flanders", "&region=brussels", "&family=qa", "&area=aseptic_cleanroom")


@pytest.fixture
def own(empty_url, tmp_path):
    """Give a runtime of this test's own, to be changed at will."""
    runtime = filled_runtime(settings_for(empty_url, tmp_path))
    yield runtime
    close_runtime(runtime)


@pytest.fixture
def reader(own):
    return CheckedClient(create_app(own).test_client())


def rows_of(reader, address):
    answer = reader.client.get(address)
    assert answer.status_code == 200, answer.status
    assert answer.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))


def add_needs(runtime, companies, *skills, **fields):
    with runtime.database.writing() as session:
        fill = Filler(session)
        for company in companies:
            fill.need(company, *skills, **fields)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_can_be_fetched(pages, name):
    answer = pages.client.get(f"/nl/observatory/{name}.csv?region=flanders")
    assert answer.status_code == 200
    assert answer.get_data(as_text=True).splitlines()[0] == ",".join(TABLES[name].columns)
    assert f"observatory-{name}.csv" in answer.headers["Content-Disposition"]


def test_an_unknown_table_or_filter_is_no_page(pages):
    pages.get("/en/observatory/companies.csv", status=404)
    pages.get("/en/observatory?region=mars", status=400)
    pages.get("/en/observatory?region=flanders&region=brussels", status=400)


def test_filters_stay_in_every_link(pages):
    page = pages.get("/fr/observatory?region=flanders&area=production")
    files = [link for link in page.links() if ".csv" in link]
    assert len(files) >= 3
    assert all("region=flanders" in link and "area=production" in link for link in files)
    assert any(link.startswith("/nl/observatory?region=flanders&area=production") for link in page.links())


def test_the_table_and_the_file_say_the_same(pages):
    page = pages.get("/en/observatory")
    total = {row["skill_id"]: row for row in rows_of(pages, "/en/observatory/skills.csv") if row["region"] == "total"}
    body = page.tree.findall(".//table[@class='heat-table']/tbody/tr")
    assert body
    for row in body:
        skill = row.find(".//a").get("href").rpartition("/")[2]
        cells = ["".join(cell.itertext()).strip() for cell in row.findall("td")]
        assert cells[8:10] == [total[skill]["asked"], total[skill]["programmes"]]


def test_each_chart_has_a_name_a_description_and_a_table(pages):
    page = pages.get("/en/observatory")
    charts = page.all(f"{SVG}svg", role="img")
    assert charts
    assert all(chart.find(f"{SVG}title").text and chart.find(f"{SVG}desc").text for chart in charts)
    assert len(page.tree.findall(".//details[@class='chart-table']")) == len(charts)


def test_says_how_much_stands_behind_it(pages, own, reader):
    assert "job profiles of 2 named companies, seen" in pages.get("/en/observatory").text
    assert "No company has a public need" in pages.get("/en/observatory?source=needs").text
    add_needs(own, ["c1", "c2"], TAUGHT)
    assert "Fewer than 3 companies have a public need" in reader.get("/en/observatory?source=needs").text


def test_no_view_of_needs_of_two_companies_differs_from_none(own, reader):
    addresses = [f"/en/observatory/{name}.csv?source=needs{more}" for name in TABLES for more in REGION_FILTERS]
    before = [rows_of(reader, address) for address in addresses]
    add_needs(own, ["c1", "c2"] * 4, TAUGHT, UNTAUGHT)
    for address, rows in zip(addresses, before, strict=True):
        hidden = [{**row, "asked": "0"} if row.get("asked") == "hidden" else row for row in rows_of(reader, address)]
        assert hidden == rows, address


def test_never_names_a_company_or_what_only_it_could_have_said(own, reader):
    add_needs(own, ["canary-one", "canary-two", "canary-three", "canary-four"], TAUGHT, visibility="anonymous")
    add_needs(own, ["canary-one"], UNTAUGHT, region="brussels", visibility="region_only")
    for more in REGION_FILTERS:
        for address in (f"/en/observatory?source=needs{more}", f"/en/observatory/skills.csv?source=needs{more}"):
            text = reader.client.get(address).get_data(as_text=True)
            assert "canary" not in text.casefold()
            assert "QC analyst" not in text


def test_does_not_tell_a_company_by_the_difference_of_two_filters(own, reader):
    add_needs(own, ["c1", "c2", "c3", "c4"], TAUGHT)
    add_needs(own, ["alone"], TAUGHT, region="brussels")
    asked = {row["region"]: row["asked"] for row in rows_of(reader, "/en/observatory/skills.csv?source=needs")
             if row["skill_id"] == TAUGHT}  # fmt: skip
    assert asked == {"flanders": "hidden", "wallonia": "0", "brussels": "hidden", "elsewhere": "0", "total": "5"}
    (filtered,) = [row for row in rows_of(reader, "/en/observatory/skills.csv?source=needs&region=brussels")
                   if row["skill_id"] == TAUGHT and row["region"] == "total"]  # fmt: skip
    assert filtered["asked"] == "hidden"


def test_a_label_cannot_become_a_formula(own, reader):
    with own.database.writing() as session:
        session.get_one(Skill, UNTAUGHT).label_en = "=1+1"
    assert "'=1+1" in reader.client.get("/en/observatory/skills.csv").get_data(as_text=True)


def test_asks_the_database_as_often_for_many_needs_as_for_none(own, reader):
    def queries():
        ran = []
        listen = (own.database.engine, "before_cursor_execute", here(lambda *told: ran.append(told[2])))
        event.listen(*listen)
        reader.get("/en/observatory?source=needs")
        event.remove(*listen)
        return len(ran)

    reader.get("/en/observatory")  # counts what is taught
    before = queries()
    add_needs(own, [f"c{number}" for number in range(40)], TAUGHT, UNTAUGHT)
    assert queries() == before
    assert before < 20
