"""The ways of a job-seeker to a plan: from a job and from a CV; and what somebody does with the plan."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser.seeker import Seeker
from tests.browser.test_cv import CV
from tests.cv.documents import docx, pdf

JOB = "profiles/pfizer-technical-operator"


def job_to_gap_to_plan(person: Seeker) -> None:
    """Go from a kind of job to a job, see what nobody teaches, and plan the way with what is there already."""
    person.go("")
    person.press(person.find("a[href*='family=aseptic_filling_operator']"))
    person.see("profiles")
    person.press(person.find(f"main a[href$='{JOB}']"))
    person.see("profile")
    expect(person.page.get_by_text(person.word("no programme known")).first).to_be_visible()
    person.follow("Which programmes together lead to this job?")
    person.headed("pathway", "The way to this job")
    person.unfold(person.page.locator(".filters-details"))
    person.fill(person.find("#near"), "Atlantis")
    person.button("Show the way")
    person.see("pathway with a fault")
    person.fill(person.find("#near"), "Gent")
    person.tick(person.find("input[name=held][value=shift-work]"))
    person.tick(person.find("input[name=objective][value=nearest]"))
    person.choose(person.find("#status"), "employee")
    person.button("Show the way")
    expect(person.page).to_have_url(re.compile("held=shift-work.*near=Gent"))
    expect(person.page.locator("#step-1")).to_be_visible()
    person.see("pathway from a town")


def pdf_to_plan(person: Seeker) -> None:
    """Have a PDF read."""
    _cv_to_plan(person, "cv.pdf", "application/pdf", pdf(CV))


def docx_to_plan(person: Seeker) -> None:
    """Have a Word document read, by a browser that does not know its kind."""
    _cv_to_plan(person, "cv.docx", "application/octet-stream", docx(CV))


def _cv_to_plan(person: Seeker, name: str, kind: str, data: bytes) -> None:
    person.go("cv")
    person.see("cv")
    person.button("Read my CV")
    person.see("cv with a fault")
    person.attach(person.find("#file"), name, kind, data)
    person.button("Read my CV")
    person.headed("skills of a cv", "The skills in your CV")
    expect(person.find("input[name=held][value=hplc]")).to_be_checked()
    person.fill(person.find("#find"), "shift")
    person.button("Find")
    person.tick(person.find("input[name=held][value=shift-work]"))
    person.button("Go on with these skills")
    expect(person.page).to_have_url(re.compile("held=hplc"))
    person.see("reach")
    person.press(person.find("main a[href*='/pathway']"))
    assert {"hplc", "shift-work"} <= held_in(person)
    person.headed("pathway", "The way to this job")


def share_and_end(person: Seeker) -> None:
    """Share a plan, open it with its code, and end it: then it is over."""
    person.go(f"{JOB}/pathway?held=shift-work")
    person.follow("Share this plan")
    person.headed("share", "Share this plan")
    person.tick(person.find("input[name=days]"))
    person.button("Make the code")
    person.headed("shared", "The plan is shared")
    person.told("Note both codes now. We show them only once and cannot look them up.")
    code, end_code = (person.page.locator("main p.plan-code").nth(place).inner_text() for place in (0, 1))
    person.follow("Come back with a code")
    person.fill(person.find("#code"), "123")
    person.button("Open the plan")
    person.see("code with a fault")
    person.fill(person.find("#code"), code)
    person.button("Open the plan")
    expect(person.find(".plan-sheet .plan-code")).to_have_text(code)
    person.see("shared plan")
    person.follow("End this plan")
    person.fill(person.find("#end_code"), code)
    person.button("End the plan now")
    person.see("end with a fault")
    person.fill(person.find("#end_code"), end_code)
    person.button("End the plan now")
    person.headed("ended", "The plan is ended")
    answer = person.page.goto(f"/{person.lang}/plans/{code}")
    assert answer.status == 410
    person.headed("over", "This is over")
    person.follow("Search all training")
    person.headed("search without words", "Find training")


def print_plan(person: Seeker) -> None:
    """Print a plan, and keep it as a PDF."""
    person.go(f"{JOB}/pathway?held=shift-work&near=Gent")
    person.follow("Print this plan")
    person.see("plan")
    assert held_in(person) == {"shift-work"}
    address = person.page.get_by_role("link", name=person.word("Keep it as a PDF")).get_attribute("href")
    person.page.emulate_media(media="print")
    expect(person.find(".plan-sheet")).to_be_visible()
    for part in (".plan-actions", ".site-header-row nav", ".site-footer"):
        expect(person.find(part)).to_be_hidden()
    person.page.emulate_media(media="screen")
    answer = person.page.request.get(address)
    assert (answer.status, answer.headers["content-type"], answer.body()[:5]) == (200, "application/pdf", b"%PDF-")


def held_in(person: Seeker) -> set[str]:
    """Return the skills that the address of the page carries."""
    return set(parse_qs(urlsplit(person.page.url).query).get("held", ()))
