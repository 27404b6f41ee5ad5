"""Who may pay: the shipped table is whole, and an amount is told only while it is fresh."""

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from talentmatch.catalogue.financing import GOOD_FOR, FinancingRule, find_hints, is_current, shipped_rules

TODAY = date(2026, 11, 26)
READ = TODAY - timedelta(days=30)


def rule(**values):
    texts = {f"name_{lang}": "Leave" for lang in ("nl", "fr", "en")}
    given = {"id": "leave", "regions": "flanders | brussels", "statuses": "employee", "goes_to": "person"}
    ends = {"owner": "An office", "source_url": "https://example.org/", "amount": "30", "unit": "percent"}
    return FinancingRule.model_validate({**texts, **given, **ends, "checked_on": READ.isoformat(), **values})


def test_every_shipped_rule_has_its_texts_its_owner_and_its_source():
    rules = shipped_rules()
    assert len({row.id for row in rules}) == len(rules) >= 12
    assert all(row.description_nl and row.description_fr and row.description_en and row.source_url for row in rules)
    assert all((row.amount is None) == (row.unit is None) for row in rules)


def test_an_amount_is_told_only_while_the_rule_holds_and_was_read_within_a_year():
    day = timedelta(days=1)
    stale = [
        {"amount": "", "unit": ""},
        {"checked_on": ""},
        {"checked_on": (TODAY - GOOD_FOR - day).isoformat()},
        {"valid_to": (TODAY - day).isoformat()},
        {"valid_from": (TODAY + day).isoformat()},
    ]
    assert is_current(rule(), TODAY)
    assert [values for values in stale if is_current(rule(**values), TODAY)] == []


def test_it_finds_what_fits_a_status_and_a_region():
    rules = [rule(), rule(id="voucher", regions="wallonia"), rule(id="free", statuses="jobseeker")]

    def ids(status, *regions):
        return [hint.rule.id for hint in find_hints(rules, status, regions=regions, today=TODAY)]

    assert (ids("employee", "brussels"), ids("employee"), ids("student")) == (["leave"], ["leave", "voucher"], [])


def test_it_refuses_a_rule_for_a_region_that_nobody_knows():
    with pytest.raises(ValidationError):
        rule(regions="atlantis")
