"""Read values of the European Learning Model: texts by language, codes of authority tables, durations, prices.

What is in no unit or list that we know stays unknown. Codes of modes: the list of modes of learning and assessment,
http://data.europa.eu/snb/learning-assessment/25831c2.
"""

import re
from collections.abc import Iterable

from talentmatch.exchange.elm.node import Node, local
from talentmatch.exchange.linked.elm_parts import LANGUAGES, MODES
from talentmatch.models.codes import LANGUAGE_CODES
from talentmatch.models.input_types import CONTROL

CODES = {code.casefold(): lang for lang, code in LANGUAGES.items()} | {lang: lang for lang in LANGUAGES}
EQF = re.compile(r"/eqf/([1-8])\Z")
DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?\Z")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
BREAKS = re.compile(r"[ \t\r\n]+")
ECTS = ("6fcec5c5af", "ects")
EURO = "eur"
BOTH = ("on_site", "online")
OF_MODES = {local(iri): (mode,) for mode, iri in MODES.items()} | {"c_3a90b26d": BOTH, "e92d221e4d": BOTH}


def line_of(text: str) -> str:
    """Return a text on one line; spaces at which no line may break stay."""
    return CONTROL.sub("", BREAKS.sub(" ", text)).strip()


def texts(nodes: Iterable[Node]) -> dict[str, str]:
    """Return the first text of each language; "" stands for one that we do not know."""
    found: dict[str, str] = {}
    for node in nodes:
        if node.text:
            lang = node.lang.partition("-")[0].lower()
            found.setdefault(lang if lang in LANGUAGE_CODES else "", CONTROL.sub("", node.text))
    return found


def language(node: Node) -> str:
    """Return a language that we know, from its address in the authority table or its code; else nothing."""
    return CODES.get(local(node.id or node.text), "")


def eqf_level(nodes: Iterable[Node]) -> str:
    """Return the first level of the European framework."""
    return next((found[1] for node in nodes if (found := EQF.search(node.id))), "")


def volume(text: str) -> tuple[str, str]:
    """Return the days and hours of a duration of ISO 8601; months and years say nothing of how much is taught."""
    found = DURATION.match(text)
    if not found or found[0].endswith(("P", "T")):
        return "", ""
    days, hours, minutes = (int(part or 0) for part in found.groups())
    taught = round(hours + minutes / 60, 2)
    return (str(days) if found[1] else "", f"{taught:g}" if found[2] or found[3] else "")


def points(nodes: Iterable[Node]) -> str:
    """Return the points of the European credit system."""
    for node in nodes:
        if any(local(frame.id or frame.text) in ECTS for frame in node.all("framework")):
            return node.first("point")
    return ""


def price(nodes: Iterable[Node]) -> str:
    """Return the fee in euro; nothing where several differ, because none of them is the fee."""
    found = {
        amount.first("value") or amount.text
        for node in nodes
        for amount in node.all("amount")
        if EURO in {local(unit.id or unit.text) for unit in amount.all("unit")}
    }
    return found.pop() if len(found) == 1 else ""


def modes(nodes: Iterable[Node]) -> list[str]:
    """Return how something is taught, as far as the list of modes says it in our terms."""
    return list(dict.fromkeys(mode for node in nodes for mode in OF_MODES.get(local(node.id), ())))


def day(text: str) -> str:
    """Return the day of a date or a moment."""
    found = DAY.match(text)
    return found[0] if found else ""


def page(nodes: Iterable[Node]) -> str:
    """Return the address of the first page."""
    return next((address for node in nodes if (address := node.first("contenturl"))), "")
