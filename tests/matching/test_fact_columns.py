"""The facts of programmes as columns: what they filter, count and measure is what the facts say one by one."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from talentmatch.matching.fact_columns import NAMES, columns_of
from talentmatch.matching.facts import BANDS, Facts
from talentmatch.models.codes import LEVELS

TODAY = date(2026, 11, 26)
AMOUNTS = st.sampled_from([None, 0.0, 8.0, 40.0, 40.5, 480.0, 1_800.0, 9_000.0])
DAYS = st.lists(st.integers(-3, 3).map(lambda days: TODAY + timedelta(days)), max_size=4).map(tuple)
PLACES = st.frozensets(st.sampled_from(["niel", "seneffe", "gosselies"]), max_size=2)
FACTS = st.none() | st.builds(Facts, st.none() | st.sampled_from(LEVELS), AMOUNTS, AMOUNTS, PLACES, DAYS)
ROWS = st.lists(FACTS, max_size=12)


def said(facts, name):
    """Return the value of one programme in a facet, as plainly as it can be told; None: not known."""
    if facts is None:
        return None
    if name == "level":
        return facts.level
    if name == "start":
        return ("planned" if any(day >= TODAY for day in facts.starts) else "over") if facts.starts else None
    if name == "price":
        return None if facts.euros is None else "paid" if facts.euros else "free"
    return None if facts.hours is None else next((n for n, most in BANDS.items() if facts.hours <= most), "longer")


@given(ROWS, ROWS, st.sampled_from([*NAMES]), st.booleans(), st.data())
def test_it_filters_and_counts_as_the_facts_say(rows, more, name, keep_unknown, data):
    columns = columns_of(rows).then(columns_of(more))
    told = [said(facts, name) for facts in [*rows, *more]]
    values = data.draw(st.frozensets(st.sampled_from(NAMES[name])))
    passing = columns.passing({name: values}, TODAY, keep_unknown=keep_unknown)
    assert passing.tolist() == [keep_unknown if value is None else value in values for value in told]
    counts = columns.counts(name, np.arange(len(told)), TODAY)
    assert counts == {value: told.count(value) for value in NAMES[name] if value in told}


@given(ROWS, ROWS)
def test_it_knows_the_next_start_and_the_nearest_place(rows, more):
    columns = columns_of(rows).then(columns_of(more))
    km = {"niel": 3.0, "seneffe": 1.5}
    for facts, start, distance in zip([*rows, *more], columns.next_starts(TODAY), columns.distances(km), strict=True):
        known = facts.next_start(TODAY) if facts else None
        assert np.isnan(start) if known is None else start == known.toordinal()
        near = [km[place] for place in facts.places if place in km] if facts else []
        assert np.isnan(distance) if not near else distance == min(near)
