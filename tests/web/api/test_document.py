"""The document of the interface and its page say what is there."""

import re

import pytest

from talentmatch.web.api.problems import KINDS
from talentmatch.web.errors import TITLES


def test_is_valid(api):
    validator = pytest.importorskip("openapi_spec_validator")
    validator.validate(api.json("/openapi.json?lang=en"))


ELSEWHERE = {"/api/v1/openapi.json"}  # the document itself


def test_names_every_address(api, app):
    document = api.json("/openapi.json?lang=en")
    there = {
        (re.sub(r"<(?:[^<>]+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if rule.rule.startswith("/api/v1/") and rule.rule not in ELSEWHERE
    }
    assert {(path, method) for path, methods in document["paths"].items() for method in methods} == there
    named = [one["operationId"] for methods in document["paths"].values() for one in methods.values()]
    assert len(named) == len(set(named))


def test_names_every_parameter_that_an_address_takes(api):
    document = api.json("/openapi.json")
    names = {one["name"] for one in document["paths"]["/api/v1/programmes"]["get"]["parameters"]}
    told = api.get("/programmes?nothing=1", 400).get_json()["errors"][0]["detail"]
    assert set(told.partition(": ")[2].split(", ")) == names


def test_has_a_page_with_every_address_and_problem(api, pages):
    page = pages.get("/fr/api/v1/docs")
    ids = {element.get("id") for element in page.tree.iter()}
    operations = [
        one["operationId"] for methods in api.json("/openapi.json")["paths"].values() for one in methods.values()
    ]
    assert {f"op-{name}" for name in operations} <= ids
    assert {kind.name for kind in KINDS.values()} <= ids
    assert KINDS.keys() >= TITLES.keys() - {422}


def test_is_found_at_the_address_of_a_problem_in_the_language_of_the_reader(app):
    answer = app.test_client().get("/api/v1/docs", headers={"Accept-Language": "nl"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/nl/api/v1/docs")
