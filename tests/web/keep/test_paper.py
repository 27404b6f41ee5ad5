"""A plan on paper, as a PDF, in a calendar and in a feed."""

import re
import zlib
from datetime import date
from xml.etree import ElementTree

from icalendar import Calendar

from talentmatch.catalogue.queries import get_card
from talentmatch.models import CourseInstance
from talentmatch.web.keep.calendar import run_calendar
from talentmatch.web.keep.qr import qr_picture

JOB = "/profiles/pfizer-technical-operator"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_plan_shows_its_beads_and_the_way_back(pages):
    page = pages.get(f"/en{JOB}/plan?held=shift-work&near=Gent")
    assert len([e for e in page.all("span") if "bead" in (e.get("class") or "").split()]) == 7
    assert dict(zip(page.texts("dt"), page.texts("dd"), strict=True))["You can do this 1"] == "shift work"
    assert page.texts("a", "plan-address") == [
        "http://127.0.0.1:8000/en/profiles/pfizer-technical-operator/pathway?held=shift-work&near=Gent"
    ]
    assert page.all("img", class_="plan-qr")[0].get("src").startswith("data:image/svg+xml")
    assert qr_picture("x" * 4000) == ""


def test_a_pdf_is_small_and_says_its_title_and_language_and_is_tagged(app, caplog):
    answer = app.test_client().get(f"/fr{JOB}/plan.pdf?near=Gent")
    assert (answer.mimetype, answer.status_code) == ("application/pdf", 200)
    assert len(answer.data) < 100_000
    whole = answer.data + b"".join(unpacked(answer.data))
    assert all(mark in whole for mark in (b"/StructTreeRoot", b"/Lang", b"pdfuaid", b"/URI"))
    assert not caplog.records


def unpacked(pdf):
    for part in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(part)
        except zlib.error:
            continue


def test_a_run_with_a_day_is_a_calendar_of_whole_days(app, session):
    row = session.get(CourseInstance, "gmp-atmp-summer-school-2025-10-07")
    with app.test_request_context("/en/"):
        content = run_calendar(session, get_card(session, row.programme_id), row, row.starts_on)
    event = Calendar.from_ical(content).walk("VEVENT")[0]
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2025, 10, 7), date(2025, 10, 10))
    assert (event["location"], event["uid"]) == ("Niel", f"run-{row.id}@talentmatch")
    client = app.test_client()
    assert client.get(f"/nl/programmes/{row.programme_id}/runs/{row.id}.ics").mimetype == "text/calendar"
    assert client.get("/nl/programmes/gmp-atmp-summer-school/runs/gmp-atmp-summer-school-2022.ics").status_code == 404


def test_a_feed_tells_what_was_confirmed_last_first_under_identifiers_that_stay(app):
    for address in ("/search.atom?q=cleanroom&region=flanders", f"{JOB}/feed.atom"):
        check_feed(app.test_client(), address)


def check_feed(client, address):
    feeds = [ElementTree.fromstring(client.get(f"/{lang}{address}").data) for lang in ("en", "fr")]
    entries = [[entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")] for feed in feeds]
    assert entries[0]
    assert set(entries[0]) & set(entries[1])
    days = [entry.findtext(f"{ATOM}updated") for entry in feeds[0].findall(f"{ATOM}entry")]
    assert days == sorted(days, reverse=True)


def test_pages_lead_to_their_feeds(pages):
    for address, feed in (("/en/search?q=gmp&page=1", "/en/search.atom?q=gmp"), (f"/en{JOB}", f"/en{JOB}/feed.atom")):
        found = [e.get("href") for e in pages.get(address).all("link", type="application/atom+xml")]
        assert found == [feed]
    assert pages.client.get("/en/search.atom?region=nowhere").status_code == 400
