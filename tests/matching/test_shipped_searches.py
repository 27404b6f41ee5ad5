"""Searches as people type them find what they were written for, in the shipped catalogue."""

import csv

import pytest

from talentmatch.matching.search import SearchRequest, search
from talentmatch.resources import resource_dir

TOP = 5
ENOUGH = 55


@pytest.mark.slow
def test_most_searches_find_what_they_were_written_for(shipped):
    with (resource_dir("data") / "evaluation" / "searches.csv").open(encoding="utf-8", newline="") as file:
        asked = list(csv.DictReader(file))
    with shipped.database.reading() as session:
        loaded = shipped.live.current(session)
        found = {
            row["id"]: _first(search(session, loaded, SearchRequest(row["what"], row["where"]), row["lang"]))
            for row in asked
        }
    missed = [row for row in asked if not found[row["id"]] & set(row["expected"].split("|"))]
    for row in missed:
        print(row["id"], row["what"], row["where"], "found", sorted(found[row["id"]]))
    assert all(set(row["expected"].split("|")) <= set(loaded.index.ids) for row in asked)
    assert len(asked) == 60
    assert len(asked) - len(missed) >= ENOUGH


def _first(page):
    return {item.card.programme.id for item in page.results[:TOP]}


@pytest.mark.parametrize("typed", ["zzzz", "xyzzy", "blorf", "lorem ipsum"])
def test_words_that_mean_nothing_find_nothing(shipped, typed):
    with shipped.database.reading() as session:
        assert search(session, shipped.live.current(session), SearchRequest(typed), "nl").total == 0
