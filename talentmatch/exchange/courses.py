"""Turn courses of schema.org and Bioschemas into rows of programmes and of their dated runs.

What a page does not say stays empty, and what we know of a stored record stays as it is. A description comes in one
language only and is left out: ours come in all languages or in none. What ``talentmatch.exchange.linked`` writes
carries our own identifiers, so that the very records are found again and what was only assumed stays as it is.
Sources: https://schema.org/Course, https://bioschemas.org/profiles/Course and https://bioschemas.org/profiles/CourseInstance.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, select

from talentmatch.exchange.catalogue_files import CatalogueFile
from talentmatch.exchange.export import cell_text
from talentmatch.exchange.faults import Fault, FaultyFiles
from talentmatch.exchange.jsonld import Node, as_list, is_a, read_nodes
from talentmatch.exchange.reading import Item, Row, Source
from talentmatch.exchange.stored import Stored, stored_records
from talentmatch.i18n import N_
from talentmatch.models import Place, Provider
from talentmatch.models.codes import LANGUAGE_CODES
from talentmatch.models.folded import fold
from talentmatch.models.input_types import CONTROL, LIST_SEPARATOR

HOURS = re.compile(r"PT(\d+)H\Z")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MODES = {
    "online": "online", "onsite": "on_site", "on-site": "on_site", "in person": "on_site",
    "work-study": "work_study", "internship": "internship", "simulator": "simulator",
}  # fmt: skip
OWN = "talentmatch"
ASSUMED = ("title_status", "record_type", "status", "language_basis", "topics")
NAMED = ("title", "title_lang")  # of an offer without a name of its own, what is written is our description of it
LONGEST_SLUG = 110

Cells = dict[str, str]


@dataclass(frozen=True)
class Known:
    """What names in a page may mean: providers and places by folded name, and the stored records."""

    providers: Mapping[str, str]
    places: Mapping[str, str]
    stored: Mapping[str, Stored]
    today: date


def read_courses(session: Session, source: Source, file: CatalogueFile, today: date) -> Iterator[Item]:
    """Yield a row for each course or dated run; raise FaultyFiles where there is none or the table is another."""
    if file.name not in ("programmes", "course_instances"):
        message = N_("JSON-LD of courses becomes programmes or course_instances; choose one of these tables")
        raise FaultyFiles([Fault(source.name, message)])
    known, last = what_is_known(session, file, today), 0
    for row in course_rows(source, file, known):
        last = row.line
        yield row
    if not last:
        message = N_("holds no course that could become a row of this table")
        raise FaultyFiles([Fault(source.name, message)])


def course_rows(source: Source, file: CatalogueFile, known: Known) -> Iterator[Row]:
    """Yield a row for each course or dated run of a page, none where there is none."""
    last = 0
    nodes = list(read_nodes(source))
    named = {str(node["@id"]): node for _, node in nodes if "@id" in node and len(node) > 1}
    for line, course in nodes:
        if is_a(course, "Course") and course.get("name"):
            cells = _programme(course, named, known)
            for row in [cells] if file.name == "programmes" else _runs(course, cells, named, known):
                last = max(line, last + 1)  # a page may hold several on one line, and each row needs its own
                yield Row(last, _over_stored(file, known, row))


def what_is_known(session: Session, file: CatalogueFile, today: date) -> Known:
    """Return what names in pages may mean, and what is stored of a table; three queries."""
    providers = {fold(name): row.id for row in session.exec(select(Provider)) for name in _names(row) if name}
    towns = session.exec(select(Place)).all()
    places = {fold(name): row.id for row in towns for name in (row.name_nl, row.name_fr, row.name_en)}
    return Known(providers, places, stored_records(session, file), today)


def _names(row: Provider) -> Iterator[str]:
    yield from (row.id, row.website.rstrip("/"), *row.aliases, *row.former_names, row.name)


def _over_stored(file: CatalogueFile, known: Known, cells: Cells) -> Cells:
    stored = known.stored.get(cells["id"])
    before = {column: cell_text(value) for column, value in stored.values.items()} if stored else {}
    kept = _kept(before) if OWN in cells else ()
    return {column: (column not in kept and cells.get(column)) or before.get(column, "") for column in file.columns}


def _kept(before: Cells) -> tuple[str, ...]:
    """Return the columns that a course of our own writing leaves as they are stored."""
    return (*ASSUMED, *NAMED) if before.get("title_status") == "descriptive" else ASSUMED if before else ()


def _own_id(node: Node) -> Cells:
    """Return the identifier that we gave a record, with the mark that it is ours; nothing for any other record."""
    for identifier in as_list(node.get("identifier")):
        if isinstance(identifier, dict) and identifier.get("propertyID") == OWN:
            return {"id": _text(identifier.get("value")), OWN: OWN}
    return {}


def _programme(course: Node, named: Mapping[str, Node], known: Known) -> Cells:
    provider, title = _provider(course, named, known), _text(course.get("name"))
    own = _own_id(course)
    languages = [code for value in as_list(course.get("inLanguage")) if (code := _text(value)[:2].lower())]
    return {
        "id": f"{provider}-{slug(_text(course.get('courseCode')) or title)}"[:LONGEST_SLUG].strip("-"),
        "provider_id": provider,
        "title": title,
        "title_lang": _language(course.get("name")) or (languages[0] if len(languages) == 1 else ""),
        "title_status": "as_named_in_source",
        "record_type": "course",
        "status": "seen",
        "languages": LIST_SEPARATOR.join(code for code in languages if code in LANGUAGE_CODES),
        "language_basis": "stated" if languages else "",
        "hours": _hours(course),
        "ects": _number(course.get("numberOfCredits")),
        "cost_eur": _price(course),
        "modes": LIST_SEPARATOR.join(dict.fromkeys(_modes(course, named))),
        "topics": LIST_SEPARATOR.join(text for value in as_list(course.get(_topics(own))) if (text := _text(value))),
        "source_url": _source(course, own),
        "checked_on": known.today.isoformat(),
    } | own


def _topics(own: Cells) -> str:
    return "keywords" if own else "teaches"  # what we teach ourselves are linked skills


def _source(course: Node, own: Cells) -> str:
    return _text(course.get("isBasedOn")) if own else _text(course.get("url")) or _text(course.get("@id"))


def _runs(course: Node, cells: Cells, named: Mapping[str, Node], known: Known) -> Iterator[Cells]:
    for run in _resolved(course.get("hasCourseInstance"), named):
        starts, ends = _day(run.get("startDate")), _day(run.get("endDate"))
        when, own = starts or _text(run.get("startDate")), _own_id(run)
        towns = (fold(_town(place)) for place in _resolved(run.get("location"), named))
        yield {
            "id": f"{cells['id']}-{slug(when)}".strip("-"),
            "programme_id": cells["id"],
            "starts_on": starts,
            "ends_on": ends,
            "date_text": f"{starts}/{ends}" if own and starts and ends else when,
            "date_precision": "day" if starts else {4: "year", 7: "month"}.get(len(when), ""),
            "place_ids": LIST_SEPARATOR.join(known.places[town] for town in towns if town in known.places),
            "seats": _number(run.get("maximumAttendeeCapacity")),
            "status": "" if not when else "past" if (ends or when) < known.today.isoformat() else "planned",
            "source_url": _text(run.get("url")) or cells["source_url"],
            "checked_on": known.today.isoformat(),
        } | own


def _provider(course: Node, named: Mapping[str, Node], known: Known) -> str:
    """Return the identifier of a provider; of one that we do not know a slug, which the plan then refuses."""
    names = [_text(value) for value in as_list(course.get("provider")) if isinstance(value, str)]
    for node in _resolved(course.get("provider"), named):
        names += [_text(node.get("name")), _text(node.get("url")).rstrip("/")]
    found = [known.providers[fold(name)] for name in names if fold(name) in known.providers]
    return (found or [slug(name) for name in names if name] or [""])[0]


def _resolved(value: Any, named: Mapping[str, Node]) -> Iterator[Node]:
    """Yield the objects of a value; what only names another by ``@id`` stands for that one."""
    for part in as_list(value):
        if isinstance(part, dict):
            yield named.get(str(part.get("@id")), part) if len(part) == 1 else part


def _text(value: Any) -> str:
    first = next(iter(as_list(value)), "")
    if isinstance(first, dict):
        first = first.get("@value") or first.get("name") or first.get("alternateName") or ""
    return CONTROL.sub("", " ".join(str(first).split()))


def _language(value: Any) -> str:
    first = next(iter(as_list(value)), "")
    return str(first.get("@language", ""))[:2].lower() if isinstance(first, dict) else ""


def _number(value: Any) -> str:
    first = next(iter(as_list(value)), "")
    return _text(first.get("value") if isinstance(first, dict) else first)


def _hours(course: Node) -> str:
    found = HOURS.match(_text(course.get("timeRequired")))
    return found[1] if found else ""


def _price(course: Node) -> str:
    for offer in as_list(course.get("offers")):
        if isinstance(offer, dict) and offer.get("priceCurrency") == "EUR":
            return _text(offer.get("price"))
    return ""


def _modes(course: Node, named: Mapping[str, Node]) -> Iterator[str]:
    for node in (course, *_resolved(course.get("hasCourseInstance"), named)):
        for value in as_list(node.get("courseMode")):
            if mode := MODES.get(_text(value).casefold()):
                yield mode


def _day(value: Any) -> str:
    found = DAY.match(_text(value))
    return found[0] if found else ""


def _town(place: Node) -> str:
    address = next(iter(as_list(place.get("address"))), None)
    return _text(address.get("addressLocality")) if isinstance(address, dict) else _text(place.get("name"))


def slug(text: str) -> str:
    """Return a text as an identifier."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:LONGEST_SLUG].strip("-")
