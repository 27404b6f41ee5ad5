"""A programme goes out as a Course and comes in again as the very record that it is."""

import io
import json
from datetime import date

import pytest

from talentmatch.catalogue.queries import find_places, list_programmes, list_runs, load_cards
from talentmatch.exchange.catalogue_files import file_of
from talentmatch.exchange.incoming import read_incoming
from talentmatch.exchange.linked.course import course_node, duration
from talentmatch.exchange.linked.site import Site
from talentmatch.exchange.planner import plan_import
from talentmatch.exchange.reading import Source
from tests.linked import graph_of

TODAY = date(2026, 11, 22)  # the day on which the small catalogue was read
SITE = Site("https://talentmatch.example", "nl")
SUMMER_SCHOOL = "gmp-atmp-summer-school"


def written(session, site=SITE, ids=None):
    names = ids or [row.id for row in list_programmes(session)]
    cards, runs = load_cards(session, names), list_runs(session, names)
    places = find_places(session, {place for found in runs.values() for run in found for place in run.place_ids})
    return [course_node(site, card, runs[name], places) for name, card in cards.items()]


@pytest.mark.parametrize(("table", "lang"), [("programmes", "nl"), ("programmes", "fr"), ("course_instances", "en")])
def test_what_goes_out_and_comes_in_changes_nothing(session, table, lang):
    text = json.dumps(written(session, Site(SITE.base, lang)))
    file, source = file_of(table), Source("in.jsonld", io.BytesIO(text.encode()))
    plan = plan_import(session, file, source.name, read_incoming(session, source, file, TODAY))
    assert plan.faults == []
    assert [(change.id, change.fields) for change in plan.changes] == []


def test_what_is_not_known_is_left_out(session):
    (node,) = written(session, ids=["vitalent-theme-packaging"])
    assert not node.keys() & {"offers", "timeRequired", "numberOfCredits", "hasCourseInstance"}
    assert None not in node.values()
    assert "" not in node.values()


def test_it_says_in_triples_what_the_page_says(session):
    graph = graph_of(written(session, ids=[SUMMER_SCHOOL])[0])
    base = SITE.base
    ask = f"""PREFIX s: <https://schema.org/> ASK {{
        <{base}/programmes/{SUMMER_SCHOOL}> a s:Course; s:provider/s:name ?provider; s:teaches ?skill .
        ?skill a s:DefinedTerm; s:termCode ?code; s:inDefinedTermSet "{base}/skills" .
        <{base}/programmes/{SUMMER_SCHOOL}> s:hasCourseInstance/s:location/s:address/s:addressLocality "Niel" }}"""
    assert graph.query(ask).askAnswer


@pytest.mark.parametrize(("hours", "text"), [(16.0, "PT16H"), (7.5, "PT7H30M"), (None, None)])
def test_hours_are_a_duration(hours, text):
    assert duration(hours) == text
