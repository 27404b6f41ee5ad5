"""A plan is shared without an account, read on paper, and ended by its maker."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from talentmatch.models import SharedPlan
from talentmatch.runtime import close_runtime
from talentmatch.web.app import create_app
from tests.databases import filled_runtime, settings_for
from tests.web.checked import CheckedClient

PLAN = {
    "profile": "pfizer-technical-operator", "held": "shift-work", "near": "Gent", "days": "30", "lang": "fr",
    "programme": "gmp-atmp-summer-school",
}  # fmt: skip
OWN = {"Origin": "http://localhost"}


@pytest.fixture
def own(empty_url, tmp_path):
    """Give a runtime of this test's own."""
    runtime = filled_runtime(settings_for(empty_url, tmp_path / "instance"))
    yield runtime
    close_runtime(runtime)


@pytest.fixture
def visitor(own):
    """Give a client without an account."""
    return CheckedClient(create_app(own).test_client())


def share(visitor, **changes):
    """Share a plan and return its page with the two codes."""
    page = visitor.post("/nl/plans", data=PLAN | changes, headers=OWN)
    return page, *(code.replace("-", "") for code in page.texts("p", "plan-code"))


def test_the_form_says_what_is_kept_and_carries_the_plan(pages):
    page = pages.get(
        "/en/plans/new?profile=pfizer-technical-operator&held=shift-work&near=Gent&programme=vib-containers"
    )
    assert "the skills that you ticked: shift work" in page.text
    fields = {e.get("name"): e.get("value") for e in page.all("input", type="hidden")}
    assert (fields["held"], fields["near"]) == ("shift-work", "Gent")
    assert [e.get("value") for e in page.all("input", name="days") if "checked" in e.attrib] == ["90"]
    assert page.all("input", name="programme")[0].get("value") == "vib-containers"
    assert pages.get("/en/plans/new", 404)


def test_a_shared_plan_is_read_in_its_language_and_ended_with_the_second_code(visitor, own):
    page, code, end_code = share(visitor, town="1")
    assert page.response.headers["Cache-Control"] == "no-store"
    assert f"/fr/plans/{code}" in page.links()
    plan = visitor.get(f"/fr/plans/{code}")
    assert {"Opérateur aseptique en biopharmacie", "GMP for ATMP Summer School"} <= set(plan.texts("a"))
    assert "depuis Gand" in plan.text
    answer = visitor.client.get(f"/fr/plans/{code}.pdf")
    assert answer.data.startswith(b"%PDF")
    assert len(answer.data) < 100_000
    assert visitor.post(f"/nl/plans/{code}/end", 422, data={"end_code": code}, headers=OWN)
    assert visitor.post(f"/nl/plans/{code}/end", data={"end_code": end_code.lower()}, headers=OWN)
    assert visitor.get(f"/fr/plans/{code}", 410)
    assert visitor.client.get(f"/fr/plans/{code}.pdf").status_code == 410
    with own.database.reading() as session:
        assert session.exec(select(SharedPlan)).one().skill_ids == []


def test_a_town_is_kept_only_where_it_is_asked_for_and_a_plan_only_until_its_last_day(visitor, own):
    _, code, _ = share(visitor)
    with own.database.writing() as session:
        row = session.exec(select(SharedPlan)).one()
        assert (row.place_id, row.programme_ids) == (None, ["gmp-atmp-summer-school"])
        assert row.expires_at - row.created_at == timedelta(days=30)
        row.expires_at = datetime.now(UTC) - timedelta(seconds=1)
        row.created_at = row.expires_at - timedelta(days=30)
    assert visitor.get(f"/en/plans/{code}", 410)


def test_a_code_is_typed_in_from_paper(visitor):
    _, code, _ = share(visitor)
    typed = "+".join(code[start : start + 4].lower() for start in range(0, 28, 4))
    answer = visitor.client.get(f"/en/plans?code={typed}")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/en/plans/{code}")
    assert visitor.get("/en/plans?code=abc", 422).all("input", id="code")[0].get("value") == "abc"


def test_sharing_is_limited_and_takes_no_free_text(visitor):
    assert visitor.post("/nl/plans", 400, data=PLAN | {"held": "Ann Peeters"}, headers=OWN)
    assert visitor.post("/nl/plans", 400, data=PLAN | {"days": "9999"}, headers=OWN)
    for _ in range(10):
        share(visitor)
    assert visitor.post("/nl/plans", 429, data=PLAN, headers=OWN)
