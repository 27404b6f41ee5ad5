"""The day of an administrator in one walk: from the first sign-in to an archived programme, as a new user would."""

import csv
import io
import re
from datetime import UTC, datetime

import pytest

from talentmatch.accounts.actor import OPERATOR
from talentmatch.accounts.inputs import AccountInput
from talentmatch.accounts.passwords import hash_password
from talentmatch.accounts.service import create_account, set_password
from talentmatch.exchange.catalogue_files import file_of
from talentmatch.exchange.export import export_table
from talentmatch.i18n import LANGUAGES
from talentmatch.runtime import close_runtime
from talentmatch.web.app import create_app
from tests.browser.person import Person
from tests.browser.test_accounts import PASSWORD, enrol
from tests.databases import filled_runtime, settings_for
from tests.serving import served

pytestmark = pytest.mark.browser
SCHOOL = "aptaskil-operateur-aseptique"
NEW = "Zuivere walvisbiotechniek"
BAD = {"hours": "many", "cost_eur": "-5", "region": "walonie", "checked_on": "31/02/2026", "provider_id": "aptaskl"}
GOOD = {"hours": "12", "cost_eur": "5", "region": "wallonia", "checked_on": "2026-02-28", "provider_id": "aptaskil"}
WALKS = [
    pytest.param("nl", 1280, True, False, id="nl, wide, with scripts"),
    pytest.param("fr", 360, False, False, id="fr, on a phone, without scripts"),
    pytest.param("en", 1280, True, True, id="en, by keyboard alone"),
]


@pytest.fixture
def walked(tmp_path):
    """Serve a site of its own; gives its runtime and address."""
    runtime = filled_runtime(settings_for(f"sqlite:///{tmp_path / 'walk.db'}", tmp_path))
    with served(create_app(runtime)) as address:
        yield runtime, address
    close_runtime(runtime)


def add(runtime, role, name):
    now = datetime.now(UTC)
    with runtime.database.writing() as session:
        row = create_account(
            session, OPERATOR, AccountInput(email=f"{name}@example.org", name=name, role=role), now=now
        )
        set_password(session, OPERATOR, row, hashed=hash_password(PASSWORD), now=now)


def provider_file(runtime, path):
    """Write the provider's own programmes with five faulty rows and a new one."""
    stream = io.BytesIO()
    with runtime.database.reading() as session:
        export_table(session, file_of("programmes"), stream, form="csv")
    rows = [row for row in csv.DictReader(io.StringIO(stream.getvalue().decode())) if row["provider_id"] == "aptaskil"]
    new = {**rows[0], "id": "walvis", "title": NEW, "title_lang": "nl"} | {f"gloss_{lang}": NEW for lang in LANGUAGES}
    for row, (column, value) in zip(rows, BAD.items(), strict=False):
        row[column] = value
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows([*rows[: len(BAD)], new])
    return path


def sign_in(person, name):
    person.go("admin/")
    person.fill(person.page.locator("#email"), f"{name}@example.org")
    person.fill(person.page.locator("#password"), PASSWORD)
    person.press(person.page.locator("main form button").first)


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "width", "scripts", "keyboard"), WALKS)
def test_a_new_administrator_keeps_the_catalogue_true(walked, browser, tmp_path, lang, width, scripts, keyboard):
    runtime, site = walked
    for role, name in (("admin", "els"), ("editor", "bob")):
        add(runtime, role, name)
    options = {"base_url": site, "viewport": {"width": width, "height": 900}, "java_script_enabled": scripts}
    contexts = [browser.new_context(**options, bypass_csp=scripts) for _ in range(2)]
    els, bob = (Person(context.new_page(), lang, keyboard=keyboard) for context in contexts)
    enter(els, scripts)
    bring_in(els, provider_file(runtime, tmp_path / "aptaskil.csv"), scripts)
    find(els, NEW, there=True)
    restore(els, scripts)
    sign_in(bob, "bob")
    meet(els, bob, scripts)
    archive(els, scripts)
    for context in contexts:
        context.close()


def enter(person, scripts):
    """Sign in for the first time: password, then an authenticator."""
    sign_in(person, "els")
    person.look("authenticator", scripts=scripts)
    enrol(person.page)
    assert person.page.locator(".recovery-codes li").count() == 10
    person.go("admin/")
    person.look("dashboard", scripts=scripts)


def bring_in(person, path, scripts):
    """Import a file with five faulty rows, mend them, store them."""
    page = person.page
    person.go("admin/files/")
    page.locator("#table").select_option("programmes")
    page.locator("#file").set_input_files(path)
    person.button("See what it would change")
    person.look("preview", scripts=scripts)
    faulty = page.locator("[aria-invalid=true]")
    assert faulty.count() == len(BAD)
    for column, good in GOOD.items():
        person.fill(page.locator(f"[id$='-{column}'][aria-invalid]"), good)
    person.button("Check again")
    assert faulty.count() == 0
    person.look("mended", scripts=scripts)
    person.press(page.locator("#apply"))
    assert person.word("This import is applied.") in page.locator("#state").inner_text()


def find(person, title, *, there):
    """Look for a programme as a seeker does, until the index has followed."""
    for _try in range(80):
        person.go(f"search?q={title.replace(' ', '+')}")
        if (title in person.main()) == there and person.page.locator("main").count():
            return
        person.page.wait_for_timeout(500)
    raise AssertionError(f"{title}: expected there {there}, page says {person.main()[:600]}")


def restore(person, scripts):
    """Change the hours, and return to the first version."""
    page, form = person.page, f"admin/programmes/{SCHOOL}"
    person.go(form)
    person.fill(field(page, "hours"), "77")
    person.button("Save")
    person.go(f"{form}/history")
    person.look("history", scripts=scripts)
    person.button("Restore version %(number)s", number=1)
    assert field(page, "hours").input_value() != "77"


def field(page, name):
    return page.locator(f"#field-{name}")


def meet(els, bob, scripts):
    """Two people save one record: the second sees both versions and keeps both changes."""
    form = f"admin/programmes/{SCHOOL}"
    els.go(form)
    bob.go(form)
    bob.fill(field(bob.page, "days"), "9")
    bob.button("Save")
    els.fill(field(els.page, "hours"), "63")
    els.button("Save")
    assert els.word("Two versions of %(id)s", id=SCHOOL) in els.main()
    els.look("conflict", scripts=scripts)
    els.button("Save what is ticked")
    assert (field(els.page, "days").input_value(), field(els.page, "hours").input_value()) == ("9", "63")


def archive(person, scripts):
    """Archive with the impact in view, see it gone, bring it back as a draft and publish it."""
    state = f"admin/programmes/{SCHOOL}/state"
    person.go(state)
    assert person.word("What archiving would change") in person.main()
    person.look("impact", scripts=scripts)
    title = re.sub(r"\s+\S+\Z", "", person.page.locator("h1").inner_text())
    person.button("Archive")
    find(person, title, there=False)
    person.go(state)
    person.button("Take out of the archive, as a draft")
    person.go(state)
    person.button("Publish")
    find(person, title, there=True)
