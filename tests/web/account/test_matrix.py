"""Every route, method and role: what is stated in ``tests/data/permissions.csv`` is what happens."""

import re

import pytest

from tests.web.account.cells import ROLES, stated_cells
from tests.web.account.conftest import Person

VALUES = {"lang": "en", "filename": "css/base.css"}
CHOICES = re.compile(r"<any\(([\w-]+)[^)]*\):(\w+)>")
CELLS = stated_cells()


@pytest.fixture
def bare(site):
    """Give an application whose views do nothing, so that only the way to them is tested."""
    for endpoint in site.view_functions:
        site.view_functions[endpoint] = lambda **_values: ("", 204)
    return site


@pytest.fixture
def people(add, site, program):
    """Give a signed-in person of each role."""
    people = {"anybody": Person(site)}
    for role in ROLES[1:]:
        add(role)
        people[role] = Person(site)
        people[role].sign_in(role)
        people[role].second_step()
        people[role].known = people[role].token()
        people[role].headers = {"Authorization": f"Bearer {program(role)}"}
    return people


def outcome(answer):
    if answer.status_code == 302 and "/account/sign-in" in answer.location:
        return "sign-in"
    return {204: "allow", 401: "deny", 403: "deny"}.get(answer.status_code, answer.status)


def address_of(app, rule):
    with app.test_request_context("/en/"):
        first = {name: choice for choice, name in CHOICES.findall(rule.rule)}
        values = first | {
            name: VALUES.get(name, 1 if f"int:{name}>" in rule.rule or "<int(" in rule.rule else "x")
            for name in rule.arguments - first.keys()
        }
        return app.url_map.bind("localhost").build(rule.endpoint, values, method=next(iter(rule.methods - {"OPTIONS"})))


def test_no_route_is_left_out_and_none_is_stated_that_is_not_there(site):
    there = {(rule.rule, method) for rule in site.url_map.iter_rules() for method in rule.methods - {"HEAD", "OPTIONS"}}
    assert {(cell.rule, cell.method) for cell in CELLS} == there


def test_each_role_gets_what_is_stated(people, bare):
    rules = {(rule.rule, method): rule for rule in bare.url_map.iter_rules() for method in rule.methods}
    wrong = []
    for cell in CELLS:
        someone = people[cell.role]
        headers = getattr(someone, "headers", {}) if cell.rule.startswith("/api/") else {}
        data = {"csrf_token": getattr(someone, "known", "")}
        address = address_of(bare, rules[cell.rule, cell.method])
        data = None if cell.method == "GET" else data
        with someone.client.open(address, method=cell.method, data=data, headers=headers) as answer:
            if outcome(answer) != cell.expected:
                wrong.append((cell, outcome(answer)))
    assert wrong == []
