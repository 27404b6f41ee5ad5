"""Statements about resources, written once and told in any form of RDF."""

import re
from dataclasses import dataclass
from typing import Any

PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "elm": "http://data.europa.eu/snb/model/elm/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rov": "http://www.w3.org/ns/regorg#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


@dataclass(frozen=True)
class Ref:
    """A resource that is named and described elsewhere."""

    iri: str


@dataclass(frozen=True)
class Literal:
    """A text with its language, or a value of a datatype such as ``xsd:date``; without both a plain string."""

    text: str
    lang: str = ""
    datatype: str = ""


@dataclass(frozen=True)
class Resource:
    """A resource with what is said of it, by prefixed names; without ``iri`` it stands within another one alone."""

    kind: str
    said: "tuple[tuple[str, Value], ...]"
    iri: str = ""


Value = Ref | Literal | Resource


def safe_iri(iri: str) -> str:
    """Return an address with what no IRI may hold written as per cent."""
    return NOT_IN_IRI.sub(lambda found: f"%{ord(found[0]):02X}", iri)


def literals(name: str, pairs: Any) -> list[tuple[str, Value]]:
    """Return a property with texts by language, from pairs of language and text."""
    return [(name, Literal(text, lang)) for lang, text in pairs]


def refs(name: str, iris: Any) -> list[tuple[str, Value]]:
    """Return a property with the resources that are known; an empty address is not."""
    return [(name, Ref(iri)) for iri in iris if iri]
