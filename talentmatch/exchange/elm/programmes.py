"""Learning opportunities as rows of programmes, with their dated run and the skills that they teach.

What is not said stays empty, or as it is stored. A programme of a talentmatch carries our own identifier; any other is
called after its provider and the end of its address, which stays when its title changes.
"""

from collections.abc import Iterator

from talentmatch.exchange.courses import ASSUMED, LONGEST_SLUG, NAMED, slug
from talentmatch.exchange.elm.document import Document
from talentmatch.exchange.elm.known import Cells, Known
from talentmatch.exchange.elm.node import Node
from talentmatch.exchange.elm.places import towns
from talentmatch.exchange.elm.providers import provider_id, teachers
from talentmatch.exchange.elm.values import (
    day,
    eqf_level,
    language,
    line_of,
    modes,
    page,
    points,
    price,
    texts,
    volume,
)
from talentmatch.exchange.linked.elm_parts import MODES
from talentmatch.i18n import LANGUAGES
from talentmatch.models.input_types import LIST_SEPARATOR

SPECIFIED = ("learningachievementspecification", "learningactivityspecification")
WEB = ("http://", "https://")
ASSUMPTIONS = {"title_status": "as_named_in_source", "record_type": "course", "status": "seen"}


def programme_rows(document: Document, known: Known) -> Iterator[tuple[Node, Cells]]:
    """Yield each opportunity as a programme."""
    for node in document.opportunities:
        name = programme_id(document, known, node)
        before = known.before(name)
        told = _told(document, known, node, before)
        kept = _kept(before, own=document.is_own(node))
        laid = {column: value for column, value in told.items() if value and column not in kept}
        yield node, before | laid | {"id": name, "checked_on": known.today.isoformat()}


def programme_id(document: Document, known: Known, node: Node) -> str:
    """Return the identifier of a programme."""
    if own := document.own_id(node.id, "programmes"):
        return own
    end = node.id.rstrip("/").rpartition("/")[2] if node.id.startswith(WEB) else ""
    leading = next((provider_id(document, known, one) for one in teachers(document, node)), "")
    return f"{leading}-{slug(end) or slug(_title(node)[1])}"[:LONGEST_SLUG].strip("-")


def _kept(before: Cells, *, own: bool) -> tuple[str, ...]:
    """Return the columns of a stored record that an opportunity only lets assume, or that our export words anew."""
    if not before:
        return ()
    named = NAMED if before["title_status"] == "descriptive" else ()
    return (*ASSUMED, *named, *(("source_url",) if own else ()))


def _title(node: Node) -> tuple[str, str]:
    """Return the language and the title: in the language that counts, else the first."""
    found = texts(node.all("title"))
    main = next((code for part in node.all("defaultlanguage") if (code := language(part))), "")
    lang = main if main in found else next(iter(found), "")
    return lang or main, line_of(found.get(lang, ""))


def _told(document: Document, known: Known, node: Node, before: Cells) -> Cells:
    """Return what an opportunity says, by column."""
    lang, title = _title(node)
    providers = list(dict.fromkeys(provider_id(document, known, one) for one in teachers(document, node)))
    return {
        **ASSUMPTIONS,
        "provider_id": providers[0] if providers else "",
        "partner_ids": LIST_SEPARATOR.join(providers[1:]),
        "title": title,
        "title_lang": lang,
        "place_ids": towns(document, known, node, before.get("place_ids", "")),
        "cost_eur": price(node.all("pricedetail")),
        "source_url": page(node.all("homepage")) or (node.id if node.id.startswith(WEB) else ""),
        **_in_each_language("gloss", {lang: line_of(text) for lang, text in texts(node.all("title")).items()}),
        **_in_each_language("description", texts(node.all("description"))),
        **_specified(document, node, before),
    }


def _in_each_language(name: str, found: dict[str, str]) -> Cells:
    """Return a text in all languages of the pages, or in none."""
    if any(lang not in found for lang in LANGUAGES):
        return {}
    return {f"{name}_{lang}": found[lang] for lang in LANGUAGES}


def _specified(document: Document, node: Node, before: Cells) -> Cells:
    """Return what the specifications of an opportunity say of level, volume, credits and languages."""
    specified = list(document.parts(node, *SPECIFIED))
    languages = [code for one in specified for part in one.all("language") if (code := language(part))]
    volumes = [volume(one.first("volumeoflearning")) for one in specified]
    ways = modes([*node.all("mode"), *(part for one in specified for part in one.all("mode"))])
    other = [way for way in before.get("modes", "").split(LIST_SEPARATOR) if way and (way not in MODES or way in ways)]
    return {
        "languages": LIST_SEPARATOR.join(dict.fromkeys(languages)),
        "language_basis": "stated" if languages else "",
        "eqf_level": eqf_level(part for one in specified for part in one.all("educationlevel", "eqflevel")),
        "days": next((days for days, _ in volumes if days), ""),
        "hours": next((hours for _, hours in volumes if hours), ""),
        "ects": points(part for one in specified for part in one.all("creditpoint")),
        "modes": LIST_SEPARATOR.join(dict.fromkeys([*other, *ways])) if ways else "",
    }


def run_rows(document: Document, known: Known) -> Iterator[tuple[Node, Cells]]:
    """Yield the period of each opportunity that has a first day as a dated run."""
    for node in document.opportunities:
        for period in document.parts(node, "temporal"):
            starts, ends = day(period.first("startdate")), day(period.first("enddate"))
            if starts:
                name = f"{programme_id(document, known, node)}-{starts}"
                yield (
                    period,
                    known.before(name)
                    | {
                        "id": name,
                        "programme_id": programme_id(document, known, node),
                        "starts_on": starts,
                        "ends_on": ends,
                        "date_text": f"{starts}/{ends}" if ends else starts,
                        "date_precision": "day",
                        "place_ids": towns(document, known, node, ""),
                        "status": "past" if (ends or starts) < known.today.isoformat() else "planned",
                        "source_url": page(node.all("homepage")),
                        "checked_on": known.today.isoformat(),
                    },
                )
