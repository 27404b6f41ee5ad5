"""Courses in JSON-LD become programmes and dated runs; what a page does not say stays empty."""

import io
import json
from datetime import date

import pytest

from talentmatch.exchange.catalogue_files import file_of
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.incoming import read_incoming
from talentmatch.exchange.planner import plan_import
from talentmatch.exchange.reading import Source

TODAY = date(2026, 11, 25)
COURSE = {
    "@context": "https://schema.org",
    "@type": "Course",
    "name": {"@value": "Aseptisch werken", "@language": "nl"},
    "url": "https://example.org/aseptic",
    "description": "Leer aseptisch werken.",
    "provider": {"@type": "Organization", "name": "ViTalent"},
    "inLanguage": ["nl", "en"],
    "offers": {"@type": "Offer", "price": 450, "priceCurrency": "EUR"},
    "timeRequired": "PT16H",
    "hasCourseInstance": [
        {
            "@type": "CourseInstance",
            "startDate": "2027-03-01T09:00",
            "endDate": "2027-03-02",
            "courseMode": "onsite",
            "maximumAttendeeCapacity": 12,
            "location": {"@type": "Place", "name": "Campus", "address": {"addressLocality": "Niel"}},
        },
        {"@type": "CourseInstance", "startDate": "2025-05"},
    ],
}
AS_PAGE = "<!doctype html><title>x</title>\n<script>var x = '{'</script><script type='application/ld+json'>{}</script>"
WAYS = {
    "an object": json.dumps,
    "a list": lambda course: json.dumps([course], indent=1),
    "a graph": lambda course: json.dumps({"@context": "https://schema.org", "@graph": [course]}),
    "an object a line": lambda course: json.dumps(course) + "\n" + json.dumps({"@type": "Thing"}),
    "a page": lambda course: AS_PAGE.replace("{}", json.dumps(course)),
    "a byte-order mark": lambda course: "\ufeff" + json.dumps(course),
}


def plan(session, table, text):
    file, source = file_of(table), Source("in.jsonld", io.BytesIO(text.encode()))
    return plan_import(session, file, source.name, read_incoming(session, source, file, TODAY))


@pytest.mark.parametrize("way", WAYS)
def test_a_course_becomes_a_programme_wherever_it_stands(session, way):
    found = plan(session, "programmes", WAYS[way](COURSE))
    assert found.faults == []
    values = {name: sides[1] for name, sides in found.created[0].fields.items()}
    assert values == {
        "id": "vitalent-aseptisch-werken",
        "provider_id": "vitalent",
        "title": "Aseptisch werken",
        "title_lang": "nl",
        "title_status": "as_named_in_source",
        "record_type": "course",
        "status": "seen",
        "languages": ["nl", "en"],
        "language_basis": "stated",
        "hours": 16.0,
        "cost_eur": 450.0,
        "modes": ["on_site"],
        "source_url": "https://example.org/aseptic",
        "checked_on": "2026-11-25",
    }


def test_its_dated_runs_belong_to_the_programme(session):
    session_file = file_of("programmes")
    created = plan(session, "programmes", json.dumps(COURSE)).created[0]
    blank = dict.fromkeys(session_file.columns, "")
    values = blank | {name: sides[1] for name, sides in created.fields.items()}
    session_file.save(session, [session_file.model.model_validate(values)])
    found = plan(session, "course_instances", json.dumps(COURSE))
    assert found.faults == []
    first, second = ({name: sides[1] for name, sides in change.fields.items()} for change in found.created)
    assert (first["starts_on"], first["ends_on"], first["seats"], first["status"]) == (
        "2027-03-01", "2027-03-02", 12, "planned",
    )  # fmt: skip
    assert (first["place_ids"], first["date_precision"]) == (["niel"], "day")
    assert (second["date_text"], second["date_precision"], second["status"]) == ("2025-05", "month", "past")
    assert "starts_on" not in second


def test_it_follows_names_within_a_graph(session):
    course = COURSE | {"provider": {"@id": "#us"}, "hasCourseInstance": {"@id": "#run"}}
    graph = [course, {"@id": "#us", "@type": "Organization", "name": "vitalent"}]
    found = plan(session, "programmes", json.dumps({"@graph": graph}))
    assert found.created[0].fields["provider_id"][1] == "vitalent"


def test_an_unknown_provider_is_a_fault_with_the_nearest_known_one(session):
    found = plan(session, "programmes", json.dumps(COURSE | {"provider": {"name": "Vitalemt"}}))
    assert "'vitalemt' names no row of providers.csv" in found.faults[0].text()
    assert found.faults[0].near == "vitalent"


def test_it_leaves_out_what_no_database_can_hold(session):
    found = plan(session, "programmes", json.dumps(COURSE | {"url": "https://example.org/\0\ud800x", "teaches": "a\0"}))
    values = {name: sides[1] for name, sides in found.created[0].fields.items()}
    assert (values["source_url"], values["topics"]) == ("https://example.org/x", ["a"])


def test_what_a_page_does_not_say_stays_as_it_is_stored(session):
    programmes = file_of("programmes")
    created = plan(session, "programmes", json.dumps(COURSE)).created[0]
    values = dict.fromkeys(programmes.columns, "") | {name: sides[1] for name, sides in created.fields.items()}
    programmes.save(session, [programmes.model.model_validate(values | {"ects": "3", "topics": "curated"})])
    assert plan(session, "programmes", json.dumps(COURSE)).changes == ()


@pytest.mark.parametrize(
    ("table", "text", "message"),
    [
        ("programmes", "{", "is no JSON"),
        ("programmes", "[" * 100_000, "is no JSON"),
        ("programmes", '{"@type": "Thing"}', "holds no course"),
        ("programmes", "<!doctype html><p>Nothing", "holds no course"),
        ("course_instances", json.dumps({"@type": "Course", "name": "x"}), "holds no course"),
        ("providers", json.dumps(COURSE), "choose one of these tables"),
    ],
)
def test_it_says_what_it_cannot_use(session, table, text, message):
    with pytest.raises(FaultyFiles) as caught:
        plan(session, table, text)
    assert message in str(caught.value)
