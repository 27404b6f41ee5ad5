"""Read linked data with a library of others, without the network."""

import json
import warnings

import pytest

rdflib = pytest.importorskip("rdflib")
isomorphic = pytest.importorskip("rdflib.compare").isomorphic
VOCABULARY = {"@vocab": "https://schema.org/"}


def graph_of(node):
    """Return the triples of a node of schema.org."""
    plain = {name: value for name, value in node.items() if name != "@context"}
    return parsed(json.dumps({"@context": VOCABULARY, **plain}), "json-ld")


def parsed(text, form):
    """Return the triples of a text; form is turtle or json-ld."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib warns of a class that it uses itself
        return rdflib.Graph().parse(data=text, format=form)
