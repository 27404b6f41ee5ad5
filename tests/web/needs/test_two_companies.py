"""What belongs to one company does not exist for another: not in a page, a count, a search or an error."""

import io
from datetime import timedelta

import pytest

from talentmatch.accounts.actor import OPERATOR
from talentmatch.employers.interests import create_interest
from talentmatch.employers.pool_inputs import InterestInput
from talentmatch.exchange.need_files.runs import read_plan_of_needs, save_need_plan
from talentmatch.exchange.reading import Source
from talentmatch.web.api.paths import is_api
from tests.exchange.test_need_files import raw
from tests.web.desk.signed_in import HEADER
from tests.web.needs.conftest import GMP, NOW, OURS, THEIRS

CANARY = "Zyxquorvel"
COURSE = "aptaskil-operateur-usp"
SECRETS = (CANARY, CANARY.lower(), OURS, "Cell Works")
SENT = {"version": "1", "number": "1", "title": "Taken over", "title_lang": "en", "people": "1", "visibility": "named",
        "skill": GMP}  # fmt: skip
ACTIONS = ("publish", "withdraw", "close", "reopen", "renew", "copy", "")


@pytest.fixture
def ours(add_need):
    """Store a need of our company that nobody else may see."""
    return add_need(title=f"{CANARY} operator", description=f"{CANARY} line", embargo_until="2099-01-01",
                    expires_on="2099-12-31", publish=True)  # fmt: skip


@pytest.fixture
def interest(own):
    """Store an interest of our company and return its number."""
    days = {"starts_on": NOW.date(), "ends_on": NOW.date() + timedelta(30)}
    with own.database.writing() as session:
        data = InterestInput(people=4, region="wallonia", **days)
        return create_interest(session, OPERATOR, (OURS, COURSE), data=data, now=NOW).id


@pytest.fixture
def run_id(own):
    """Store the plan of an import of ours and return its number."""
    with own.database.writing() as session:
        source = Source(f"{CANARY}.csv", io.BytesIO(raw({"title": f"{CANARY} filler"})))
        plan = read_plan_of_needs(session, OPERATOR, OURS, source)
        return save_need_plan(session, OPERATOR, OURS, plan, file=(source.name, source.sha256()), now=NOW)


@pytest.fixture
def requests(visitor, ours, interest, run_id):
    """Give every request of a company's pages with our identifiers in it: method and address."""
    app = visitor().client.application
    permissions = app.extensions["permissions"]
    found = []
    with app.test_request_context("/en/"):
        adapter = app.url_map.bind("localhost")
        for rule in app.url_map.iter_rules():
            if permissions.get(rule.endpoint) != "needs.edit" or is_api(rule.rule):
                continue  # the interface knows no cookie: tests/web/api/writes asks it with tokens
            known = {"lang": "en", "need_id": ours, "company_id": OURS, "programme_id": COURSE, "form": "csv",
                     "interest_id": interest, "run_id": run_id}  # fmt: skip
            values = {name: known.get(name, "1") for name in rule.arguments}
            for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
                named = {} if rule.arguments & {"need_id", "company_id", "run_id"} else {"company": OURS}
                found.append((method, adapter.build(rule.endpoint, values | named, method=method)))
    return found


def told(answer):
    """Return a page without what it repeats of its own address."""
    return answer.get_data(as_text=True).replace(f"company={OURS}", "")


def test_tells_a_stranger_nothing_at_any_address(visitor, requests, ours):
    outsider = visitor("outsider").client
    assert len(requests) >= 9
    for method, address in requests:
        for action in ACTIONS if method == "POST" else ("",):
            data = {**SENT, "action": action} if method == "POST" else None
            answer = outsider.open(address, method=method, data=data, headers={HEADER: "outsider"})
            assert answer.status_code == 404, (method, address, answer.status)
            assert not [secret for secret in SECRETS if secret in told(answer)]


def test_answers_a_foreign_need_like_one_that_never_was(visitor, ours):
    for path in ("", "/history"):
        foreign = visitor("outsider").get(f"/en/company/needs/{ours}{path}", 404)
        nothing = visitor("outsider").get(f"/en/company/needs/{'0' * 16}{path}", 404)
        assert foreign.text == nothing.text


def test_shows_the_people_of_the_company_the_same_addresses(visitor, requests):
    for method, address in requests:
        if method == "GET":
            answer = visitor().client.get(address, headers={HEADER: "employer"})
            assert answer.status_code == 200, address


def test_counts_and_lists_nothing_of_another_company(visitor, ours, add_need):
    add_need(THEIRS, title="Vial washer")
    page = visitor("outsider").get("/en/company")
    assert "Vial washer" in page.text
    assert not [secret for secret in SECRETS if secret in page.response.get_data(as_text=True)]
    page = visitor("outsider").get("/en/company/needs/profiles?q=zyx")
    assert not [secret for secret in SECRETS if secret in page.response.get_data(as_text=True).replace("?q=zyx", "")]


def test_leaves_the_need_as_it_was(visitor, requests, ours, own):
    outsider = visitor("outsider").client
    for method, address in requests:
        for action in ACTIONS if method == "POST" else ():
            outsider.open(address, method=method, data={**SENT, "action": action}, headers={HEADER: "outsider"})
    page = visitor().get(f"/en/company/needs/{ours}/history")
    assert [CANARY in text for text in page.texts("h1")] == [True]
    assert "Version 3" not in page.text


def test_opens_no_company_page_to_other_roles(visitor, requests):
    for role in ("editor", "provider"):
        for method, address in requests:
            data = SENT if method == "POST" else None
            answer = visitor(role).client.open(address, method=method, data=data, headers={HEADER: role})
            assert answer.status_code == 403, (role, address)
