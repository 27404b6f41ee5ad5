"""The states of the public pages: addresses, and what somebody does on a page until it stands in one."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_cv import CV
from tests.cv.documents import pdf
from tests.web.test_routes import PAGES

Act = Callable[[Page, str], None]
JOB, OTHER = "/profiles/pfizer-technical-operator", "/profiles/profile-cleanroom-operator"
HELD = "held=accuracy&held=aseptic-work&held=shift-work"
THREE = "programme=gmp-atmp-summer-school&programme=aptaskil-operateur-usp&programme=vib-containers"
TWO = THREE.rpartition("&")[0]
GONE = "/programmes/vitalent-theme-packaging"  # archived before anybody looks

ADDRESSES = (
    *PAGES.values(),
    "/design", GONE,
    # Search: without words, with filters, orders, places and pages, mended, unknown, empty.
    "/search", "/search?page=2", "/search?page=13", "/search?q=aseptic", "/search?q=aseptc",
    "/search?q=operator&sort=start", "/search?q=operator&sort=cost", "/search?q=operator&sort=duration",
    "/search?q=operator&where=Gent&sort=distance", "/search?where=Gent&radius=10", "/search?where=Gent&radius=100",
    "/search?where=Atlantis", "/search?where=Gosselis", "/search?q=GMP+in+Gent", "/search?q=aptaskil",
    "/search?q=qualified+person", "/search?region=flanders&language=nl&kind=training_line", "/search?start=soon",
    "/search?q=qqq", "/search?q=qqq&region=brussels", "/search?q=cleanroom&region=brussels&language=fr&where=Gent",
    "/search?audience=jobseeker&level=introductory&mode=on_site", "/search?q=GMP&page=2",
    # Programmes: with earlier groups, languages of their own, no skills, the past, announcements, a partner.
    "/programmes/vib-containers", "/programmes/cefochim-operateur-chimie", "/programmes/eubc-digital",
    "/programmes/stem-academie-vosselaar", "/programmes/ugent-ma-industrial-pharmacy", "/programmes/live-vaccinology",
    "/programmes/vitalent-jobseekers", "/programmes/aptaskil-jump-to-pharma", "/programmes/uliege-mooc-biomasse",
    # Training centres, the map, skills.
    "/providers?region=brussels", "/providers?kind=university", "/providers/ugent", "/providers/pito",
    "/skills?area=quality", "/skills/aseptic-work", "/skills/shift-work", "/skills/hplc", "/skills/electromechanics",
    # Jobs: by family, narrowed, without skills, with what nobody teaches, why a programme is not there.
    "/profiles", "/profiles?family=aseptic_filling_operator", JOB, f"{JOB}?region=flanders&language=fr",
    f"{OTHER}?level=introductory", "/profiles/profile-qualified-person", "/profiles/gsk-2022-automation",
    "/profiles/famhp-scientific-file-manager", "/profiles/vib-postdoc-phosphoproteomics",
    f"{JOB}/why-not", f"{JOB}/why-not?programme=aptaskil-operateur-usp&region=flanders",
    # Ways: all objectives, with skills held, all of them held, languages that stand in the way, who pays, faults.
    f"{JOB}/pathway", f"{JOB}/pathway?{HELD}", f"{JOB}/pathway?near=Gent&objective=nearest",
    f"{JOB}/pathway?objective=cheapest", f"{JOB}/pathway?objective=fastest&optional=1",
    f"{JOB}/pathway?speak=de&near=Gent", f"{JOB}/pathway?status=jobseeker&region=flanders",
    f"{JOB}/pathway?status=employee&region=wallonia", f"{JOB}/pathway?near=Atlantis", f"{JOB}/pathway?from=tomorrow",
    f"{JOB}/pathway?from=2027-01-01&mode=on_site", f"{OTHER}/pathway?held=cleanroom-work&held=cleanroom-gowning&{HELD}"
    "&held=manual-dexterity&held=working-to-procedures", "/profiles/profile-qualified-person/pathway",
    f"{JOB}/plan", f"{JOB}/plan?{HELD}&near=Gent&objective=nearest", f"{JOB}/plan?status=jobseeker&speak=fr",
    f"/plans/new?profile=pfizer-technical-operator&{HELD}&near=Gent&objective=nearest",
    f"/plans/new?profile=pfizer-technical-operator&near=Gent&{TWO}", "/plans?code=123",
    # Where somebody stands: each question, outcomes with and without offers, work that is known and unknown.
    "/me/job", "/me/job?job=qqq", "/me/job?job=operatr", "/me/experience", "/me/experience?did=boulanger",
    "/me/experience?did=qqq", "/me/experience?did=forklift+drivr&held=automation", "/me/skills",
    "/me/skills?find=qqq", f"/me/skills?{HELD}", *(f"/choose?step={step}&where=Niel&like=lab" for step in range(1, 8)),
    "/choose/outcome", "/choose/outcome?region=brussels&language=en&time=days&audience=student&study=none",
    "/choose/outcome?where=Atlantis", "/reach", f"/reach?{HELD}", f"/reach?{HELD}&region=flanders", "/reach?held=hplc",
    # Kept: nothing, one, many, one that is gone, compared in twos and threes, with chosen rows.
    "/saved", f"/saved?{THREE}", "/saved?programme=gone-for-long&programme=gmp-atmp-summer-school",
    "/compare", f"/compare?{TWO}", f"/compare?{THREE}&profile=pfizer-technical-operator",
    f"/compare?{TWO}&row=cost&row=duration", "/compare?programme=gone-for-long&programme=gmp-atmp-summer-school",
    # The sector, needs, and the rest.
    "/observatory", "/observatory?source=profiles&region=wallonia", "/observatory?region=brussels", "/needs",
    "/needs?q=operator&skill=aseptic-work", "/needs?skill=no-such-skill", "/needs/named", "/needs/regional",
    "/needs/named/pathway?start=profile-aseptic-operator&near=Gent", "/needs/named/pathway?near=Atlantis",
    "/report?about=/nl/", f"/report?about=/nl{JOB}", "/alerts", "/account/sign-in?changed=1",
    # What is not there, or not understood.
    "/nothing-here", "/programmes/nothing-here", "/plans/0000-0000-0000-0000-0000-0000-0000", "/search?page=x",
    "/search?sort=x", f"{JOB}/pathway?objective=x", "/choose?step=99", "/report?about=/nl/nothing-here", "/account",
)  # fmt: skip


def press(page: Page) -> None:
    """Send the form of a page as it stands, whatever the browser thinks of it."""
    page.evaluate("document.querySelectorAll('main form').forEach(form => { form.noValidate = true })")
    page.locator("main form:not([role=search]) button[type=submit]").last.click()
    page.wait_for_load_state("domcontentloaded")


def sent(path: str, **fields: str) -> Act:
    """Return the act of filling a form and sending it."""

    def act(page: Page, lang: str) -> None:
        page.goto(f"/{lang}{path}")
        for name, value in fields.items():
            page.locator(f"main #{name}").fill(value)
        press(page)

    return act


def suggested(selector: str, text: str, path: str = "/search") -> Act:
    """Return the act of typing until something is suggested."""

    def act(page: Page, lang: str) -> None:
        page.goto(f"/{lang}{path}")
        page.locator(selector).press_sequentially(text)
        expect(page.get_by_role("option").first).to_be_visible()
        page.locator(selector).press("ArrowDown")

    return act


def kept(page: Page, lang: str) -> None:
    """Keep two programmes."""
    page.goto(f"/{lang}/search?q=cleanroom")
    for number in (0, 1):
        page.locator("button[data-keep]").nth(number).click()
    expect(page.locator("[data-kept-count]")).to_contain_text("2")


def changed(page: Page, lang: str) -> None:
    """Come back to a shortlist of which a price and the dates have changed."""
    kept(page, lang)
    page.evaluate(
        "localStorage['talentmatch.kept'] = localStorage['talentmatch.kept'].replace(/(cost|dates)\":\"/g, '$&1')"
    )
    page.goto(f"/{lang}/saved")
    expect(page.locator("[data-changed=cost]").first).to_be_visible()


def cv_read(page: Page, lang: str) -> None:
    """Have a CV read."""
    page.goto(f"/{lang}/cv")
    page.set_input_files("#file", {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": pdf(CV)})
    press(page)
    expect(page.locator("input[name=held][value=hplc]")).to_be_checked()


def cv_found(page: Page, lang: str) -> None:
    """Look for a skill beside those of a CV."""
    cv_read(page, lang)
    page.locator("main #find").fill("automat")
    page.locator("main button[value=find]").click()
    expect(page.locator("input[name=held][value=automation]")).to_be_visible()


def cv_without_skill(page: Page, lang: str) -> None:
    """Go on from a CV without one skill ticked."""
    cv_read(page, lang)
    page.evaluate("document.querySelectorAll('input[name=held]').forEach(box => { box.checked = false })")
    press(page)


def cv_of_another_kind(page: Page, lang: str) -> None:
    """Choose a file that is not what its name says."""
    page.goto(f"/{lang}/cv")
    page.set_input_files("#file", {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": b"PK\3\4 no"})
    press(page)


def shared(page: Page, lang: str) -> None:
    """Share a plan."""
    page.goto(f"/{lang}/plans/new?profile=pfizer-technical-operator&{HELD}&near=Gent&objective=nearest")
    press(page)
    expect(page.locator("main p.plan-code")).to_have_count(2)


def opened(page: Page, lang: str) -> None:
    """Open a plan that is shared."""
    shared(page, lang)
    page.locator("main .link-list a").first.click()
    expect(page.locator(".plan-sheet")).to_be_visible()


def ending(page: Page, lang: str) -> None:
    """Ask to end a plan that is shared."""
    shared(page, lang)
    page.locator("main a[href$='/end']").click()


def end_fault(page: Page, lang: str) -> None:
    """End a plan with a code that is none."""
    ending(page, lang)
    page.locator("#end_code").fill("123")
    press(page)


def ended(page: Page, lang: str) -> None:
    """End a plan."""
    shared(page, lang)
    code = page.locator("main p.plan-code").nth(1).inner_text()
    page.locator("main a[href$='/end']").click()
    page.locator("#end_code").fill(code)
    press(page)
    expect(page.get_by_role("status").first).to_be_attached()


def over(page: Page, lang: str) -> None:
    """Come to a plan that is over."""
    ended(page, lang)
    page.goto(re.sub(r"/end\Z", "", page.url))


def reported(page: Page, lang: str) -> None:
    """Report an error."""
    page.goto(f"/{lang}/report?about=/nl{JOB}")
    page.locator("#kind-wrong").check()
    page.locator("#message").fill("Closed.")
    page.wait_for_timeout(3_100)
    press(page)


def tried_too_often(page: Page, lang: str) -> None:
    """Report errors until no more are taken."""
    page.goto(f"/{lang}/report?about=/nl{JOB}")
    page.wait_for_timeout(3_100)
    address = page.url
    for _time in range(6):
        page.goto(address)
        page.locator("#kind-wrong").check()
        page.locator("#message").fill("Closed.")
        page.evaluate("document.querySelector('[name=opened]').value -= 10")
        press(page)


ACTS: dict[str, Act] = {
    "suggestions": suggested("#q", "asept"), "suggestions at home": suggested("#q", "opera", "/"),
    "towns": suggested("#where", "gos"), "kept": kept, "changed": changed, "cv read": cv_read,
    "skill found": cv_found, "no skill of a cv": cv_without_skill, "no cv": sent("/cv"),
    "nothing in a cv": sent("/cv", text="qqq qqq"), "cv of another kind": cv_of_another_kind,
    "text read": sent("/match", text="cleanroom, GMP, automation, xylophone"), "no text": sent("/match"),
    "nothing in a text": sent("/match", text="qqq"), "shared": shared, "shared plan": opened, "ending": ending,
    "no end": end_fault, "ended": ended, "over": over, "empty report": sent(f"/report?about=/nl{JOB}"),
    "report with a fault": sent(f"/report?about=/nl{JOB}", message="Closed.", email="els@nowhere"),
    "reported": reported, "too often": tried_too_often,
    "no sign-in": sent("/account/sign-in", email="nobody@example.org", password="wrong wrong"),
    "forgotten": sent("/account/forgotten", email="nobody@example.org"), "empty request": sent("/company/request"),
    "empty need": sent("/needs/post"), "empty alert": sent("/alerts"),
}  # fmt: skip
