"""Every page of the desk, in every language, for those who may see it."""

import pytest

from talentmatch.web.desk.kinds import DESK_KINDS
from talentmatch.web.forms.fields import fields_of
from tests.web.desk.addresses import DESK_PAGES
from tests.web.desk.conftest import Desk
from tests.web.desk.signed_in import ACTORS, create_signed_in_app


@pytest.fixture(scope="session")
def reading(runtime):
    app = create_signed_in_app(runtime)
    return lambda role="admin": Desk(app.test_client(), role)


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
@pytest.mark.parametrize("address", DESK_PAGES.values())
def test_answer_in_each_language(reading, lang, address):
    page = reading().get(f"/{lang}{address}")
    assert page.tree.get("lang") == lang
    assert page.all("meta", name="robots", content="noindex")
    assert page.response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("slug", DESK_KINDS)
def test_a_form_offers_every_field_of_its_input_and_no_other(slug):
    desk = DESK_KINDS[slug]
    offered = {field.name for _group, field in fields_of(desk.groups)}
    fixed = {"id", "programme_id"} if slug == "runs" else {"id"}
    assert offered == set(desk.kind.input.model_fields) - fixed


def test_every_count_leads_to_its_list(reading):
    desk = reading("editor")
    page = desk.get("/en/admin/")
    links = [link for link in page.links() if "show=" in link]
    assert len(links) == 17
    for link in links:
        number = next("".join(e.itertext()) for e in page.all("a") if e.get("href") == link).split()[-1]
        assert f"{number} {'programme' if '/programmes' in link else 'record'}" in desk.get(link).text


def test_a_provider_editor_sees_their_own_alone(reading):
    provider = reading("provider")
    text = provider.get("/en/admin/programmes").response.text
    assert "aptaskil-" in text
    assert "vitalent-theme" not in text
    assert "Approve" not in text
    for path in (
        "programmes/vitalent-theme-packaging",
        "providers/vitalent",
        "programmes/vitalent-theme-packaging/runs",
    ):
        provider.get(f"/en/admin/{path}", status=404)
    for path in ("history", "state", "preview"):
        provider.get(f"/en/admin/programmes/vitalent-theme-packaging/{path}", status=404)
    provider.get("/en/admin/approvals", status=403)
    assert ACTORS["provider"].provider_id == "aptaskil"
