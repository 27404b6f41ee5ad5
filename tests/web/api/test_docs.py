"""docs/api.md names every address; its examples run in tests/client."""

import re
from pathlib import Path

from talentmatch.web.api.openapi import operations

TEXT = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")


def test_what_takes_more_than_one_unit_is_named(app):
    costs = {rule.rule.removeprefix("/api/v1"): operation.cost for rule, operation in operations(app)}
    dear = {path: cost for path, cost in costs.items() if cost > 1}
    assert dear
    told = TEXT.replace(" takes ", " ")
    assert [path for path, cost in dear.items() if not re.search(rf"`{path}`\s{cost}\b", told)] == []


def test_every_address_is_named(app):
    for rule, operation in operations(app):
        if operation.tag not in ("writing", "needs"):  # writes/test_docs.py
            path = re.sub(r"<.*", "", rule.rule.removeprefix("/api/v1"))
            assert f"`{operation.verb} {path}" in TEXT or f"`{path}" in TEXT, rule.rule
