"""Two companies that know nothing of each other, and a client for each of their people."""

from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest

from talentmatch.accounts.actor import OPERATOR
from talentmatch.employers.inputs import NeedInput, NeedSkillInput
from talentmatch.employers.needs import NeedDraft, change_need_state, create_need
from talentmatch.models import Company
from talentmatch.runtime import close_runtime
from tests.databases import filled_runtime, settings_for
from tests.web.account.conftest import wait_for_mail
from tests.web.desk.conftest import Desk
from tests.web.desk.signed_in import create_signed_in_app

OURS, THEIRS = "cell-works", "vial-house"
GMP = "good-manufacturing-practice"
NOW = datetime.now(UTC)


@pytest.fixture
def own(empty_url, tmp_path):
    """Give a runtime of this test's own, with two companies."""
    runtime = filled_runtime(settings_for(empty_url, tmp_path / "instance"))
    with runtime.database.writing() as session:
        for name in (OURS, THEIRS):
            session.add(Company(id=name, name=name.replace("-", " ").title(), checked_on=NOW.date()))
    yield runtime
    close_runtime(runtime)


@pytest.fixture
def visitor(own):
    """Give a function that returns the client of a person."""
    app = create_signed_in_app(own)
    return lambda role="employer": Desk(app.test_client(), role)


@pytest.fixture
def add_need(own):
    """Store a need of a company and return its identifier."""

    def add(company_id=OURS, *, publish=False, skills=(GMP,), origin="blank", **fields):
        given = NeedInput(**{"title": "QC analyst", "title_lang": "en", **fields})
        asked = NeedDraft(given, tuple(NeedSkillInput(skill_id=name) for name in skills))
        with own.database.writing() as session:
            row = create_need(session, OPERATOR, company_id, asked, origin=origin, now=NOW)
            if publish:
                change_need_state(session, OPERATOR, row.id, action="publish", now=NOW)
            return row.id

    return add


@pytest.fixture
def mails(own):
    """Read the mails that were written so far, and remove them."""

    def read():
        wait_for_mail()
        files = sorted(own.settings.mail_dir.glob("*.eml"))
        found = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
        for file in files:
            file.unlink()
        return found

    return read
