"""Read the JSON-LD of the European Learning Model: that of our own export, and that of the model's own context.

No context is fetched: names count without their prefix, and texts by language are known by their form.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from talentmatch.exchange.elm.node import DEEPEST, MOST_NODES, TOO_DEEP, TOO_MANY, Node, local, refuse
from talentmatch.exchange.jsonld import as_list
from talentmatch.i18n import N_

NO_JSON = N_("is no JSON (%(reason)s)")
NO_UTF8 = N_("is not UTF-8; save it as UTF-8 and try again")
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*\Z")
DESCRIBED = re.compile(r'\{\s*"@?id"\s*:\s*("(?:[^"\\]|\\.)*")\s*,')  # the start of an object that says more
NAMING = ("@id", "id")
KIND = ("@type", "type")


@dataclass
class Reading:
    """A file that is being read; ``lines``: where each resource that has an address begins."""

    file: str
    lines: Mapping[str, int] = field(default_factory=dict)
    number: int = 0

    def count(self, line: int, depth: int) -> None:
        """Count one more node; raise FaultyFiles when there is no end of them."""
        self.number += 1
        if depth > DEEPEST:
            raise refuse(self.file, TOO_DEEP, line, limit=DEEPEST)
        if self.number > MOST_NODES:
            raise refuse(self.file, TOO_MANY, line, limit=MOST_NODES)


def read_json(file: str, content: bytes) -> Node:
    """Return a root that holds the resources of a document; raise FaultyFiles for what cannot be read."""
    try:
        text = content.decode("utf-8-sig")
        if text.count("{") + text.count("[") > MOST_NODES:
            raise refuse(file, TOO_MANY, limit=MOST_NODES)  # before they take memory
        found = json.loads(text, parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise refuse(file, NO_UTF8, content.count(b"\n", 0, error.start) + 1) from None
    except RecursionError:
        raise refuse(file, TOO_DEEP, limit=DEEPEST) from None
    except ValueError as error:
        raise refuse(file, NO_JSON, getattr(error, "lineno", None), reason=str(error)) from None
    reading = Reading(file, dict(_lines(text)))
    graph = found.get("@graph", found) if isinstance(found, dict) else found
    return Node("", 1, parts={"": tuple(_nodes(reading, "", graph, line=1))})


def _refuse_constant(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity are no JSON


def _lines(text: str) -> Iterator[tuple[str, int]]:
    line, place = 1, 0
    for found in DESCRIBED.finditer(text):
        line += text.count("\n", place, found.start())
        place = found.start()
        yield json.loads(found[1]), line


def _nodes(reading: Reading, name: str, value: Any, *, line: int, depth: int = 0) -> Iterator[Node]:
    for part in as_list(value):
        reading.count(line, depth)
        if isinstance(part, dict) and _is_texts(part):
            for lang, texts in part.items():
                yield from (Node(name, line, lang=lang, text=text) for text in as_list(texts))
        elif isinstance(part, dict):
            yield _node(reading, name, part, line=line, depth=depth)
        elif isinstance(part, list):
            yield from _nodes(reading, name, part, line=line, depth=depth + 1)
        elif part is not None:
            text = str(part).strip()
            yield Node(name, line, id=text, text=text)


def _is_texts(part: Mapping[str, Any]) -> bool:
    """Return whether an object is texts by language: its keys are languages, its values texts."""
    texts = [text for value in part.values() for text in as_list(value)]
    tags = all(LANGUAGE_TAG.match(key) and key not in NAMING + KIND for key in part)
    return bool(texts) and tags and all(isinstance(text, str) for text in texts)


def _node(reading: Reading, name: str, value: Mapping[str, Any], *, line: int, depth: int) -> Node:
    if "@value" in value:
        return Node(name, line, lang=str(value.get("@language", "")), text=str(value["@value"]).strip())
    iri = next((str(value[key]) for key in NAMING if isinstance(value.get(key), str)), "")
    kind = next((local(str(one)) for key in KIND for one in as_list(value.get(key))), name)
    line = reading.lines.get(iri, line)
    parts: dict[str, tuple[Node, ...]] = {}
    for key, part in value.items():
        if not key.startswith("@") and key not in NAMING + KIND:
            found = tuple(_nodes(reading, local(key), part, line=line, depth=depth + 1))
            parts[local(key)] = parts.get(local(key), ()) + found
    return Node(kind, line, iri, parts=parts)
