"""The fifteen ways of a job-seeker through the site, each from its first page to its end."""

import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

from playwright.sync_api import expect

from talentmatch.accounts.actor import Actor
from talentmatch.catalogue.reports.answering import WAITING, list_reports
from tests.browser.plan_flows import (
    JOB,
    docx_to_plan,
    held_in,
    job_to_gap_to_plan,
    pdf_to_plan,
    print_plan,
    share_and_end,
)
from tests.browser.seeker import Seeker

ATOM = "{http://www.w3.org/2005/Atom}"
SCHOOL, LINE = "gmp-atmp-summer-school", "aptaskil-operateur-usp"
EDITOR = Actor("an editor", "editor", 1)
TOO_FAST = 3_100  # milliseconds; whoever is faster at a form is taken for a program


def search_filter_open(person: Seeker) -> None:
    """Search from the home page, narrow the results, and open a programme."""
    person.go("")
    person.see("home")
    person.fill(person.find("#q"), "cleanroom")
    person.button("Search")
    person.headed("search", "Find training")
    person.unfold(person.page.locator(".filters-details"))
    person.tick(person.find("input[name=region][value=flanders]"))
    person.button("Apply the filters")
    expect(person.page).to_have_url(re.compile("region=flanders"))
    person.see("search with a filter")
    link = person.find(".results .card-title a")
    title = link.inner_text()
    person.press(link)
    expect(person.page.locator("h1")).to_contain_text(title)
    person.see("programme")


def chooser_to_results(person: Seeker) -> None:
    """Answer a question, step back, pass over the others, and see what fits."""
    person.go("me")
    person.see("me")
    person.follow("Start with the first question")
    person.see("question 1")
    person.tick(person.find("input[name=region][value=wallonia]"))
    person.button("Next question")
    person.see("question 2")
    person.follow("Back")
    expect(person.find("input[name=region][value=wallonia]")).to_be_checked()
    for number in range(1, 7):
        person.button("Next question")
        person.see(f"question {number + 1}")
    person.button("Show what fits")
    person.headed("outcome", "What fits your answers")
    person.press(person.find(".start-link"))
    expect(person.page).to_have_url(re.compile("region=wallonia"))
    expect(person.find(".results .card")).to_be_visible()


def compare(person: Seeker) -> None:
    """Keep two programmes and set them side by side for a job."""
    if person.script:
        person.go("search?q=cleanroom")
        for number in (0, 1):
            person.stays(person.page.locator("button[data-keep]").nth(number))
            expect(person.page.locator("[data-kept-count]")).to_have_text(f" ({number + 1})", use_inner_text=False)
        expect(person.page.locator("[data-kept-status]")).to_contain_text("2")
        person.menu("[data-kept-link]")
    else:
        person.go(f"saved?programme={SCHOOL}&programme={LINE}")
    person.headed("saved", "Your shortlist")
    expect(person.page.locator("[data-saved]")).to_have_count(2)
    person.button("Compare what is ticked")
    person.headed("compare", "Compare programmes")
    person.choose(person.find("#profile"), "pfizer-technical-operator")
    person.button("Apply")
    expect(person.page).to_have_url(re.compile("profile=pfizer-technical-operator"))
    expect(person.page.locator(".compare").first.locator("thead th")).to_have_count(3)
    person.see("compare for a job")


def save_and_come_back(person: Seeker) -> None:
    """Keep a programme, come back another day, and take it off; without script the address keeps it."""
    person.go(f"programmes/{SCHOOL}")
    control = person.find("main [data-keep]")
    if person.script:
        person.stays(control)
        expect(person.page.locator("[data-kept-status]")).to_contain_text("1")
        person.go("")
        person.menu("[data-kept-link]")
    else:
        person.press(control)
        address = person.page.url
        person.go("")
        person.page.goto(address)
    expect(person.page.locator("[data-saved]")).to_have_count(1)
    person.see("saved")
    person.press(person.find("[data-drop]"))
    expect(person.find(".empty")).to_be_visible()
    person.headed("saved nothing", "Your shortlist")


def switch_language(person: Seeker) -> None:
    """Switch the language midway: page, filters and skills stay."""
    first, other = person.lang, "fr" if person.lang == "nl" else "nl"
    person.go("search?q=gmp&region=flanders")
    person.press(person.find(f".language-nav a[hreflang={other}]"))
    assert person.page.url.endswith(f"/{other}/search?q=gmp&region=flanders")
    person.lang = other
    person.headed("search with a filter", "Find training")
    person.go(f"{JOB}/pathway?held=shift-work&speak=fr&near=Gent")
    person.press(person.find(f".language-nav a[hreflang={first}]"))
    person.lang = first
    person.headed("pathway", "The way to this job")
    assert held_in(person) == {"shift-work"}
    assert (person.find("html").get_attribute("lang"), person.find("#near").input_value()) == (first, "Gent")


def report_error(person: Seeker) -> None:
    """Report an error on a page, corrected once; the editors find it."""
    words = f"They moved ({person.manner})."
    person.go(f"programmes/{SCHOOL}")
    person.follow("Report an error on this page")
    person.headed("report", "Report an error")
    person.tick(person.find("#kind-gone"))
    person.fill(person.find("#message"), words)
    person.fill(person.find("#email"), "els@nowhere")
    person.button("Send the report")
    person.see("report with a fault")
    expect(person.find("#message")).to_have_value(words)
    person.fill(person.find("#email"), "")
    person.page.wait_for_timeout(TOO_FAST)
    person.button("Send the report")
    person.headed("reported", "Your report has arrived")
    person.told("Thank you. An editor looks at it.")
    with person.runtime.database.reading() as session:
        page = list_reports(session, EDITOR, WAITING)
        assert words in {report.message for report in page.reports}
    person.follow("Back to the page")
    expect(person.page).to_have_url(re.compile(f"programmes/{SCHOOL}$"))


def nothing_found(person: Seeker) -> None:
    """Find nothing, twice, and get out of it both times."""
    person.go("search?region=flanders")
    person.fill(person.find("#q"), "qqq")
    person.button("Search")
    expect(person.find("#results-title")).to_have_text(person.word("Nothing found"))
    person.see("nothing found")
    person.press(person.find(".empty a[href*='search']"))
    expect(person.find(".results .card")).to_be_visible()
    person.go("search?q=cleanroom&region=brussels")
    person.see("nothing within filters")
    person.press(person.find(".empty a[href*='q=cleanroom']"))
    expect(person.find(".results .card")).to_be_visible()
    person.see("search")


def lost_and_back(person: Seeker) -> None:
    """Come to a page that is not there, and go on from it; the way back leads there again."""
    answer = person.page.goto(f"/{person.lang}/programmes/nothing-here")
    assert answer.status == 404
    person.headed("not found", "There is no such page")
    person.follow("Search all training")
    person.headed("search without words", "Find training")
    person.page.go_back()
    person.headed("not found", "There is no such page")
    person.press(person.find(f"main a[href='/{person.lang}/']"))
    person.see("home")


def observe_the_sector(person: Seeker) -> None:
    """Look at supply and demand of a region, then at the sector, and go on to jobs."""
    person.go("")
    person.menu("a[href$='/observatory']")
    person.see("observatory")
    person.choose(person.find("main form select[name=region]"), "flanders")
    person.press(person.find("main form button"))
    expect(person.page).to_have_url(re.compile("region=flanders"))
    person.see("observatory of a region")
    person.follow("Why talentmatch exists")
    person.see("sector")
    person.unfold(person.page.locator("main details").filter(has=person.page.locator("a[href*='family=']")))
    person.press(person.find("main a[href*='family=']"))
    person.see("profiles")


def follow_a_feed(person: Seeker) -> None:
    """Follow a search in a feed reader: an entry leads to its programme."""
    person.go("search?q=cleanroom&region=flanders")
    link = person.page.get_by_role("link", name=person.word("Follow this search in a feed reader (Atom)"))
    answer = person.page.request.get(link.get_attribute("href"))
    assert answer.headers["content-type"].startswith("application/atom+xml")
    entry = ElementTree.fromstring(answer.text()).find(f"{ATOM}entry")
    person.page.goto(urlsplit(entry.find(f"{ATOM}link").get("href")).path)
    expect(person.page.locator("h1")).to_contain_text(entry.findtext(f"{ATOM}title"))
    person.see("programme")


FLOWS = (
    search_filter_open, job_to_gap_to_plan, pdf_to_plan, docx_to_plan, chooser_to_results, compare, save_and_come_back,
    share_and_end, print_plan, switch_language, report_error, nothing_found, lost_and_back, observe_the_sector,
    follow_a_feed,
)  # fmt: skip
