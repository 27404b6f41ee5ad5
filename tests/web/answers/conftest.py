"""A site with needs of two companies, told to the public in every measure, and somebody of each to look at them."""

from datetime import UTC, date, datetime, timedelta
from unittest import mock

import pytest
from flask import g, request

from talentmatch.accounts.actor import Actor
from talentmatch.employers.inputs import NeedInput, NeedSkillInput
from talentmatch.employers.needs import NeedDraft, change_need_state, create_need
from talentmatch.models import Company
from talentmatch.runtime import close_runtime
from talentmatch.web.app import create_app
from tests.databases import filled_runtime, new_database, settings_for
from tests.web.checked import CheckedClient, checked

HEADER = "X-Test-Actor"
OURS, THEIRS = "zq-cell-works", "zq-vial-house"
NAMES = {OURS: "Zqcell Works", THEIRS: "Zqvial House"}
ACTORS = {
    "kim": Actor("kim@cell-works.example", "employer", 11, company_id=OURS),
    "lou": Actor("lou@vial-house.example", "employer", 13, company_id=THEIRS),
    "piet": Actor("piet@aptaskil.example", "provider_editor", 14, provider_id="aptaskil"),
    "admin": Actor("root@example.org", "admin", 1),
}
NOW = datetime.now(UTC)
SKILLS = ("aseptic-work", "cleanroom-work", "electromechanics")
NEEDS = {  # identifier -> what differs from a named, published need
    "named": {},
    "anonymous": {"visibility": "anonymous", "title": "Anonymous analyst"},
    "regional": {"visibility": "region_only", "title": "Regional operator", "region": "wallonia"},
    "embargoed": {"embargo_until": date.today() + timedelta(days=30), "title": "Embargoed engineer"},
    "draft": {"title": "Drafted technician"},
    "theirs": {"title": "Verpakkingsoperator", "title_lang": "nl"},
}
PUBLIC, HIDDEN = ("named", "anonymous", "regional", "theirs"), ("embargoed", "draft")


def add_need(session, name, *, company=OURS, skills=SKILLS, publish=True, **fields):
    """Store a need under an identifier that tests can name."""
    values = {"title": "QC analyst", "title_lang": "en", "region": "flanders", "place_ids": ["puurs"],
              "languages_required": ["nl:B1"], **fields}  # fmt: skip
    draft = NeedDraft(NeedInput(**values), tuple(NeedSkillInput(skill_id=skill) for skill in skills))
    actor = Actor("somebody", "employer", 11, company_id=company)
    with mock.patch("talentmatch.employers.needs.new_id", return_value=name):  # an identifier that tests can name
        create_need(session, actor, company, draft, origin="blank", now=NOW)
    if publish:
        change_need_state(session, actor, name, action="publish", now=NOW)


def fill(runtime):
    with runtime.database.writing() as session:
        session.add_all(Company(id=key, name=name, checked_on=NOW.date()) for key, name in NAMES.items())
        session.flush()
        for name, fields in NEEDS.items():
            company = THEIRS if name == "theirs" else OURS
            add_need(session, name, company=company, publish=name != "draft", **fields)
    return runtime


def signed_in_app(runtime, default=None):
    """Return the application; a header says who asks."""
    app = create_app(runtime)

    def sign_in():
        if name := request.headers.get(HEADER, default):
            g.actor = ACTORS[name]

    app.before_request_funcs.setdefault(None, []).insert(0, sign_in)
    return app


class Reader(CheckedClient):
    """A client of one person, or of anybody."""

    def __init__(self, app, name=""):
        super().__init__(app.test_client())
        self.headers = {HEADER: name} if name else {}

    def get(self, address, status=200):
        return super().get(address, status, headers=self.headers)

    def fetch(self, address, **headers):
        return self.client.get(address, headers={**self.headers, **headers})

    def post(self, address, data=None, status=303):
        answer = self.client.post(address, data=data or {}, headers=self.headers)
        if status != 303:
            return checked(address, answer, status)
        assert answer.status_code == 303, (answer.status, answer.get_data(as_text=True)[-2000:])
        return self.get(answer.headers["Location"])


@pytest.fixture(scope="session")
def needs_runtime(backend, request, tmp_path_factory):
    """Give a runtime with needs, for tests that only read."""
    folder = tmp_path_factory.mktemp("needs")
    runtime = fill(filled_runtime(settings_for(new_database(backend, request, folder, "needs"), folder)))
    yield runtime
    close_runtime(runtime)


@pytest.fixture
def read(needs_runtime):
    """Give a function that returns the client of a person, or of anybody."""
    app = signed_in_app(needs_runtime)
    return lambda name="": Reader(app, name)


@pytest.fixture
def own(empty_url, tmp_path):
    """Give a runtime with needs of this test's own, to be changed at will."""
    runtime = fill(filled_runtime(settings_for(empty_url, tmp_path / "instance")))
    yield runtime
    close_runtime(runtime)
