"""A programme as a Course of schema.org, with its dated runs.

``talentmatch.exchange.courses`` reads what stands here, and finds the very record again.
Sources: https://schema.org/Course, https://schema.org/CourseInstance, https://bioschemas.org/profiles/Course/1.0-RELEASE.
"""

from collections.abc import Mapping, Sequence

from talentmatch.catalogue.queries import ProgrammeCard
from talentmatch.catalogue.titles import shown_title
from talentmatch.exchange.linked.provider import provider_reference
from talentmatch.exchange.linked.site import Site
from talentmatch.exchange.linked.values import (
    CONTEXT,
    Node,
    filled,
    local,
    locations,
    number,
    own_identifier,
    skill_term,
    tagged,
)
from talentmatch.models import CourseInstance, Place, Programme

BIOSCHEMAS = "https://bioschemas.org/profiles/Course/1.0-RELEASE"
CONFORMS = "http://purl.org/dc/terms/conformsTo"
MODES = {
    "on_site": "onsite",
    "online": "online",
    "work_study": "work-study",
    "internship": "internship",
    "simulator": "simulator",
}
STATUSES = {"historic": "Discontinued", "announced": "Announced"}
DISCONTINUED = "https://schema.org/Discontinued"
EQF = "http://data.europa.eu/snb/eqf/"


def course_node(site: Site, card: ProgrammeCard, runs: Sequence[CourseInstance], places: Mapping[str, Place]) -> Node:
    """Return a programme with its runs; ``places`` holds those of the runs by identifier."""
    programme, lang = card.programme, site.lang
    node = filled({
        "@context": CONTEXT,
        "@type": "Course",
        "@id": site.record("programmes", programme.id),
        "identifier": own_identifier(programme.id),
        "name": tagged(shown_title(card, lang)),
        "description": local(programme, "description", lang),
        "url": site.page("programmes", programme.id),
        "isBasedOn": programme.source_url,
        "provider": provider_reference(site, card.provider),
        "contributor": [provider_reference(site, partner) for partner in card.partners],
        "inLanguage": list(programme.languages),
        "educationalLevel": _levels(programme),
        "timeRequired": duration(programme.hours),
        "numberOfCredits": number(programme.ects),
        "offers": _offer(programme),
        "keywords": list(programme.topics),
        "teaches": [skill_term(site, taught.skill) for taught in card.taught],
        "audience": [_audience(code) for code in programme.audiences],
        "creativeWorkStatus": STATUSES.get(programme.status),
        "dateModified": card.confirmed.isoformat(),
        "hasCourseInstance": [_run(site, run, programme, places) for run in runs],
    })  # fmt: skip
    return node | ({CONFORMS: {"@id": BIOSCHEMAS}} if "description" in node and "keywords" in node else {})


def duration(hours: float | None) -> str | None:
    """Return hours as a duration of ISO 8601, to the minute."""
    if hours is None:
        return None
    whole, minutes = divmod(round(hours * 60), 60)
    return f"PT{whole}H{minutes}M" if minutes else f"PT{whole}H"


def _levels(programme: Programme) -> list[Node]:
    level = [{"@type": "DefinedTerm", "name": programme.level.replace("_", " ")}] if programme.level else []
    if programme.eqf_level is None:
        return level
    return [
        *level,
        {"@type": "DefinedTerm", "@id": f"{EQF}{programme.eqf_level}", "name": f"EQF {programme.eqf_level}"},
    ]


def _offer(programme: Programme) -> Node | None:
    if programme.cost_eur is None:
        return None
    return filled({
        "@type": "Offer",
        "price": number(programme.cost_eur),
        "priceCurrency": "EUR",
        "category": "Paid" if programme.cost_eur else "Free",
        "availability": DISCONTINUED if programme.status == "historic" else None,
    })  # fmt: skip


def _audience(code: str) -> Node:
    return {"@type": "Audience", "audienceType": code.replace("_", " ")}


def _run(site: Site, run: CourseInstance, programme: Programme, places: Mapping[str, Place]) -> Node:
    by_day = run.date_precision in ("day", "month", "year")  # "2019-autumn" is no date of ISO 8601
    return filled({
        "@type": "CourseInstance",
        "identifier": own_identifier(run.id),
        "startDate": run.starts_on.isoformat() if run.starts_on else run.date_text if by_day else None,
        "endDate": run.ends_on.isoformat() if run.ends_on else None,
        "courseMode": [MODES[mode] for mode in programme.modes],
        "location": locations([places[name] for name in run.place_ids if name in places], site.lang),
        "maximumAttendeeCapacity": run.seats,
        "url": run.source_url,
    })  # fmt: skip
