"""An editor brings files in and out, sees what they change, mends them on the page, and takes imports back."""

import csv
import io
import re

import pytest

from talentmatch.cli.serve import LARGEST_BODY_BYTES
from talentmatch.models import ImportRun
from talentmatch.web.files.blueprint import LONGEST_BODIES
from tests.catalogue.conftest import NOW

FILES = "/en/admin/files/"


def fetch(desk, table, form="csv"):
    answer = desk.client.get(f"{FILES}export/{table}.{form}")
    assert answer.status_code == 200
    return answer.get_data()


def rows_of(desk, table):
    return list(csv.DictReader(io.StringIO(fetch(desk, table).decode())))


def file_with(rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def send(desk, table, raw, status=303, name="in.csv"):
    data = {"table": table, "file": (io.BytesIO(raw), name)}
    if status != 303:
        return desk.post(FILES, status, data=data)
    answer = desk.client.post(FILES, data=data)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return answer.headers["Location"]


def post(desk, address, **data):
    answer = desk.client.post(address, data=data)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return desk.get(answer.headers["Location"])


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_the_pages_stand_in_each_language_and_in_no_cache(desk, lang):
    for address in ("", "imports"):
        page = desk.get(f"/{lang}/admin/files/{address}")
        assert page.tree.get("lang") == lang
        assert page.response.headers["Cache-Control"] == "no-store"


def test_a_file_is_looked_at_applied_and_taken_back(desk):
    rows = rows_of(desk, "providers")
    rows[0] |= {"website": "https://example.org/new", "aliases": "<script>alert(1)</script>"}
    address = send(desk, "providers", file_with([*rows, {**rows[0], "id": "new-one"}]))
    page = desk.get(address)
    assert "Nothing is stored yet." in page.text
    assert page.texts("ins")[:2] == ["<script>alert(1)</script>", "https://example.org/new"]
    assert rows_of(desk, "providers")[0]["website"] != "https://example.org/new", "a preview stores nothing"
    assert "This import is applied." in post(desk, f"{address}/apply").text
    assert rows_of(desk, "providers")[0]["website"] == "https://example.org/new"
    assert "Edited since" not in post(desk, f"{address}/undo").text
    assert len(rows_of(desk, "providers")) == len(rows)
    assert "undone" in desk.get(f"{FILES}imports").text
    desk.post(f"{address}/undo", 409)
    desk.post(f"{address}/apply", 409)


def test_five_faulty_rows_are_mended_on_the_page_and_applied(desk):
    rows = rows_of(desk, "programmes")[:5]
    faults = [
        ("cost_eur", "1.234,56", "1234.56"),
        ("checked_on", "31/02/2026", "2026-02-28"),
        ("provider_id", "vitalnt", rows[2]["provider_id"]),
        ("status", "historc", "historic"),
        ("title", "", "A title"),
    ]
    for row, (column, bad, _) in zip(rows, faults, strict=True):
        row[column] = bad
    address = send(desk, "programmes", file_with(rows))
    page = desk.get(address)
    fields = {field.get("name"): field.get("value") for field in page.all("input") if "cell:" in field.get("name", "")}
    assert fields == {f"cell:{line}:{column}": bad for line, (column, bad, _) in enumerate(faults, 2)}
    assert "did you mean 1234.56?" in page.text
    assert "did you mean historic?" in page.text
    half = {f"cell:{line}:{column}": good for line, (column, _, good) in list(enumerate(faults, 2))[:3]}
    page = post(desk, f"{address}/cells", **half)
    assert len([field for field in page.all("input") if "cell:" in field.get("name", "")]) == 2
    page = post(desk, f"{address}/cells", **{"cell:5:status": "historic", "cell:6:title": "A title"})
    assert "Faulty rows" not in page.text
    data = {"confirm": "1"} if page.all("input", name="confirm") else {}
    assert "This import is applied." in post(desk, f"{address}/apply", **data).text
    stored = {row["id"]: row for row in rows_of(desk, "programmes")}
    assert [stored[row["id"]][column] for row, (column, _, _) in zip(rows, faults, strict=True)] == [
        good for _, _, good in faults
    ]


def test_only_faulty_cells_of_the_file_can_be_written(desk):
    rows = rows_of(desk, "providers")
    rows[0]["region"] = "nowhere"
    address = send(desk, "providers", file_with(rows))
    page = post(desk, f"{address}/cells", **{"cell:3:name": "Other", "cell:2:version": "9", "cell:x:name": "y"})
    assert re.search(r"Changed ?0", page.text)


def test_a_mended_cell_holds_no_control_character(desk):
    rows = rows_of(desk, "providers")
    rows[0]["website"] = "example.org"
    address = send(desk, "providers", file_with(rows))
    post(desk, f"{address}/cells", **{"cell:2:website": "https://example.org/\0new"})
    post(desk, f"{address}/apply")
    assert rows_of(desk, "providers")[0]["website"] == "https://example.org/new"


def test_what_needs_a_yes_of_its_own_is_asked_for(desk):
    rows = rows_of(desk, "programmes")
    mine = [row | {"hours": "3"} for row in rows if row["provider_id"] == rows[0]["provider_id"]]
    address = send(desk, "programmes", file_with([mine[0], {**mine[0], "id": "Bad Name"}]))
    assert "Some rows are faulty." in desk.post(f"{address}/apply", 422).text
    assert "Confirm that this is meant" in desk.post(f"{address}/apply", 422, data={"skip_bad": "1"}).text
    assert "applied." in post(desk, f"{address}/apply", skip_bad="1", confirm="1").text


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"id;nmae\nx;y\n", "column nmae: this column is unknown; did you mean name?"),
        (b"\xff\xfe\x00", "broken UTF-16"),
        (b"PK\x03\x04", "cannot be read as an Excel file"),
        (b"", "this column is missing"),
    ],
)
def test_a_file_that_cannot_be_used_brings_the_form_back(desk, raw, message):
    page = send(desk, "providers", raw, 422)
    assert message in page.text
    assert page.title.startswith("Correct the file")


def test_a_form_without_file_or_with_another_table_is_refused(desk):
    assert "No file was chosen" in desk.post(FILES, 422, data={"table": "providers"}).text
    desk.post(FILES, 404, data={"table": "account"})
    desk.get(f"{FILES}imports/99", 404)
    desk.get(f"{FILES}export/account.csv", 404)
    desk.get(f"{FILES}export/places.exe", 404)


def long_form(size):
    """Return a form with a file of some length, made by hand: the test client would keep a file open for it."""
    part, end = "\xe9" * size, "--x--\r\n"
    field = '--x\r\nContent-Disposition: form-data; name="{}"{}\r\n\r\n{}\r\n'
    text = field.format("table", "", "providers") + field.format("file", '; filename="in.csv"', part) + end
    return {"data": text.encode("latin-1"), "content_type": "multipart/form-data; boundary=x"}


def test_a_long_file_is_taken_and_a_longer_one_is_not(desk):
    assert "field larger than" in desk.post(FILES, 422, **long_form(1_000_000)).text
    desk.post(FILES, 413, **long_form(20_000_001))
    desk.post("/en/match", 413, data={"text": "x" * 300_000})


def test_the_server_lets_through_what_the_page_takes():
    assert LONGEST_BODIES["files.upload"] <= LARGEST_BODY_BYTES


def test_the_same_file_again_is_nothing_to_do(desk):
    rows = rows_of(desk, "providers")
    rows[0]["website"] = "https://example.org/new"
    post(desk, f"{send(desk, 'providers', file_with(rows))}/apply")
    page = desk.get(send(desk, "providers", file_with(rows)))
    assert "There is nothing to do. Import 1 applied this file before." in page.text


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_is_fetched_has_a_safe_name_and_comes_in_again(desk, form):
    answer = desk.client.get(f"{FILES}export/programmes.{form}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="talentmatch-programmes.{form}"'
    assert "There is nothing to do." in desk.get(send(desk, "programmes", answer.get_data())).text
    template = desk.client.get(f"{FILES}template/programmes.{form}").get_data()
    assert "There is nothing to do." in desk.get(send(desk, "programmes", template)).text


def test_the_name_of_a_file_is_shown_and_never_used(desk):
    rows = rows_of(desk, "places")
    page = desk.get(send(desk, "places", file_with(rows), name="..\\../<b>\u202e.csv"))
    assert "<b>.csv" in page.text


def test_the_dashboard_leads_to_the_imports_that_failed(desk):
    runtime = desk.client.application.extensions["talentmatch"]
    with runtime.database.writing() as session:
        for state in ("failed", "applied"):
            values = {"file_name": f"{state}.csv", "sha256": "0" * 64, "actor": "an editor", "state": state}
            session.add(ImportRun(table_name="programmes", planned_at=NOW, **values))
    page = desk.get("/en/admin/")
    assert "1 failed import" in page.text
    (link,) = [link for link in page.links() if "state=failed" in link]
    failed = desk.get(link)
    assert ("failed.csv" in failed.text, "applied.csv" in failed.text) == (True, False)
    assert failed.texts("h1") == ["Imports: failed"]
    desk.get("/en/admin/files/imports?state=nonsense", status=400)


def test_the_preview_says_which_rows_are_of_a_merged_record(desk):
    keep, other = "aptaskil-operateur-aseptique", "aptaskil-operateur-usp"
    raw = fetch(desk, "programmes")
    path = f"/en/admin/duplicates/programmes/{keep}/{other}"
    versions = {
        field: desk.get(path).all("input", name=field)[0].get("value") for field in ("keep_version", "other_version")
    }
    assert desk.client.post(path, data=versions).status_code == 303
    page = desk.get(send(desk, "programmes", raw))
    assert f"{other} was merged into {keep}." in page.text
    assert "There is nothing to do." in page.text


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_filtered_list_goes_out_whole_and_comes_in_without_loss(desk, form):
    page = desk.get("/en/admin/programmes?q=operateur&show=live&provider=aptaskil")
    (link,) = [link for link in page.links() if f".{form}" in link]
    raw = desk.client.get(link).get_data()
    preview = desk.get(send(desk, "programmes", raw, name=f"list.{form}"))
    assert "There is nothing to do." in preview.text
    assert "aptaskil: " in preview.text, "what the list does not hold is missing and left alone"
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(raw.decode())))
        assert [row["id"] for row in rows] == [
            "aptaskil-operateur-aseptique",
            "aptaskil-operateur-usp",
            "cefochim-operateur-chimie",
        ]
        rows[0]["hours"] = "123"
        preview = desk.get(send(desk, "programmes", file_with(rows)))
        assert "123" in preview.text
        assert len(preview.texts("h2")) == 2, preview.texts("h2")


def test_the_dates_of_a_programme_go_out_too(desk):
    page = desk.get("/en/admin/programmes/vib-containers/runs")
    (link,) = [link for link in page.links() if ".csv" in link]
    rows = list(csv.DictReader(io.StringIO(desk.client.get(link).get_data().decode())))
    assert {row["programme_id"] for row in rows} == {"vib-containers"}
    assert len(rows) == 6


@pytest.mark.parametrize(
    ("address", "status"),
    [("places.csv", 404), ("programmes.pdf", 404), ("nothing.csv", 404), ("programmes.csv?show=nonsense", 400)],
)
def test_a_list_that_there_is_not_is_no_file(desk, address, status):
    desk.get(f"{FILES}export-list/{address}", status)
