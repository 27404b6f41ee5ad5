"""The way to a need: from nothing, from what is ticked, or from a job."""

import pytest

from tests.web.answers.conftest import HIDDEN

WAY = "/en/needs/named/pathway"


def test_starts_from_nothing(read):
    page = read().get(WAY)
    assert page.texts("h2")[1] == "2 programmes"
    assert "“electromechanics”" in page.texts("div", "gap-box")[0]


def test_counts_the_essential_skills_of_a_job_as_held(read):
    page = read().get(f"{WAY}?start=profile-aseptic-operator")
    assert "This counts as held: aseptic work." in page.text
    assert page.texts("h2")[1] == "1 programme"
    ticked = [e for e in page.all("input", name="held") if e.get("checked") is not None]
    assert ticked == []
    (chosen,) = [e for e in page.all("option") if e.get("selected") is not None]
    assert chosen.get("value") == "profile-aseptic-operator"


@pytest.mark.parametrize(("query", "status"), [
    ("start=no-such-job", 404), ("held=juggling", 400), ("near=Atlantis", 400), ("from=soon", 400),
])  # fmt: skip
def test_refuses_what_nobody_knows(read, query, status):
    read().get(f"{WAY}?{query}", status)


@pytest.mark.parametrize("name", HIDDEN)
def test_does_not_exist_for_strangers(read, name):
    read("lou").get(f"/en/needs/{name}/pathway", 404)
    read("kim").get(f"/en/needs/{name}/pathway")


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_is_linked_from_the_need(read, lang):
    assert f"/{lang}/needs/named/pathway" in read().get(f"/{lang}/needs/named").links()
