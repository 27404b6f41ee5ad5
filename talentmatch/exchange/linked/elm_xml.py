"""Tell learning opportunities as XML, in the elements that registers of Europass take.

Names are those of the model; ``id`` and ``idref`` join what stands apart, ``uri`` names a concept, ``language`` the
language of a text. The schema of the register is not public with the model, so that no file is checked against it.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from talentmatch.exchange.linked.graph import Literal, Ref, Resource, Value, safe_iri

NAMESPACE = "http://data.europa.eu/snb/model/ap/loq-constraints/"
ROOT = "Courses"
FOLDERS = {"elm:Organisation": "agentReferences", "elm:LearningOpportunity": "learningOpportunityReferences"}
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def opportunities_xml(resources: Iterable[Resource]) -> Iterator[str]:
    """Yield the text of organisations and opportunities in parts, one resource a line."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<{ROOT} xmlns="{NAMESPACE}">\n'
    for kind, group in groupby(resources, lambda resource: resource.kind):
        folder, name = FOLDERS[kind], _name(kind)
        yield f"<{folder}>\n"
        for resource in group:
            yield _element(name[0].lower() + name[1:], resource) + "\n"
        yield f"</{folder}>\n"
    yield f"</{ROOT}>\n"


def _element(name: str, value: Value) -> str:
    if isinstance(value, Ref):
        return f"<{name} idref={_iri(value.iri)}/>"
    if isinstance(value, Literal):
        lang = f" language={quoteattr(value.lang)}" if value.lang else ""
        return f"<{name}{lang}>{escape(NOT_IN_XML.sub('', value.text))}</{name}>"
    if value.kind == "skos:Concept":
        return f"<{name} uri={_iri(value.iri)}/>"
    named = f" id={_iri(value.iri)}" if value.iri else ""
    return f"<{name}{named}>{''.join(_element(_name(part), said) for part, said in value.said)}</{name}>"


def _name(prefixed: str) -> str:
    return prefixed.rpartition(":")[2]


def _iri(iri: str) -> str:
    return quoteattr(safe_iri(iri))
