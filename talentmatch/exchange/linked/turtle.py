"""Tell resources as Turtle (https://www.w3.org/TR/turtle/)."""

import re
from collections.abc import Iterable, Iterator

from talentmatch.exchange.linked.graph import PREFIXES, Literal, Ref, Resource, Value, safe_iri

ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
TO_ESCAPE = re.compile(r'["\\\x00-\x1f\x7f]')


def turtle_text(resources: Iterable[Resource]) -> Iterator[str]:
    """Yield the text of resources in parts; each must have an address."""
    for prefix, iri in PREFIXES.items():
        yield f"@prefix {prefix}: <{iri}> .\n"
    for resource in resources:
        for named in _named(resource):
            yield f"\n<{safe_iri(named.iri)}> {_said(named, '  ')} .\n"


def _named(resource: Resource) -> Iterator[Resource]:
    """Yield a resource and those within it that have an address of their own; Turtle tells each beside the others."""
    if resource.iri:
        yield resource
    for _, value in resource.said:
        if isinstance(value, Resource):
            yield from _named(value)


def _said(resource: Resource, indent: str) -> str:
    parts = [f"a {resource.kind}", *(f"{name} {_value(value, indent + '  ')}" for name, value in resource.said)]
    return f" ;\n{indent}".join(parts)


def _value(value: Value, indent: str) -> str:
    if isinstance(value, Ref):
        return f"<{safe_iri(value.iri)}>"
    if isinstance(value, Literal):
        return _literal(value)
    if value.iri:
        return f"<{safe_iri(value.iri)}>"
    return f"[ {_said(value, indent)} ]"


def _literal(value: Literal) -> str:
    text = '"' + TO_ESCAPE.sub(lambda found: ESCAPES.get(found[0], f"\\u{ord(found[0]):04X}"), value.text) + '"'
    if value.lang:
        return f"{text}@{value.lang}"
    return f"{text}^^{value.datatype}" if value.datatype else text
