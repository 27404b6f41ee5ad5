"""Tell resources as JSON-LD, with prefixes for context, so that no reader has to fetch one."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from talentmatch.exchange.linked.graph import PREFIXES, Ref, Resource, Value, safe_iri


def jsonld_text(resources: Iterable[Resource]) -> Iterator[str]:
    """Yield the text of resources in parts, one resource a line."""
    yield f'{{"@context": {json.dumps(PREFIXES)}, "@graph": ['
    before = "\n"
    for resource in resources:
        yield before + json.dumps(_node(resource), ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"


def _node(resource: Resource) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": safe_iri(resource.iri)} if resource.iri else {}
    node["@type"] = resource.kind
    for name, value in resource.said:
        node.setdefault(name, []).append(_value(value))
    return node


def _value(value: Value) -> dict[str, Any]:
    if isinstance(value, Ref):
        return {"@id": safe_iri(value.iri)}
    if isinstance(value, Resource):
        return _node(value)
    described = {"@language": value.lang, "@type": value.datatype}
    return {"@value": value.text} | {name: text for name, text in described.items() if text}
