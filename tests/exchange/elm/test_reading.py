"""Both forms of the European Learning Model are read without trust."""

import json
from xml.etree import ElementTree

import pytest

from talentmatch.exchange.elm import from_xml
from talentmatch.exchange.elm.document import read_document
from talentmatch.exchange.elm.node import Node
from talentmatch.exchange.elm.values import points, price, texts, volume
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.linked.elm_xml import opportunities_xml
from talentmatch.exchange.linked.graph import Literal, Resource

OFFER = '<Courses><learningOpportunity id="a"><title>x</title></learningOpportunity></Courses>'
NESTED = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (f"<!DOCTYPE Courses>\n{OFFER}", "line 1: declares a document type"),
        (f'\n<!DOCTYPE a [<!ENTITY l0 "ha">{NESTED}]><a>&l9;</a>', "declares a document type"),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "declares a document type"),
        ('<!DOCTYPE a [<!ENTITY % p SYSTEM "http://x.example/p.dtd"> %p;]><a/>', "declares a document type"),
        ("<a>" * 60 + "</a>" * 60, "nested deeper than 50"),
        ("[" * 60 + "]" * 60, "nested deeper than 50"),
        ("[" * 100_000, "nested deeper than 50"),
        ("<a>\n<b></a>", "line 2: is no XML"),
        ("<a>&unknown;</a>", "is no XML"),
        ('<?xml version="1.0" encoding="nonsense"?><a/>', "is no XML"),
        ("", "is no XML"),
        ('{"@graph": [\n}', "is no JSON"),
        ('{"@graph": [NaN]}', "is no JSON"),
        ('<a><b id="x">' + "<c/>" * 501 + "</b></a>", "more than 500 things of one resource"),
        ("<html><body/></html>", "holds no learning opportunity"),
        ('{"@graph": [{"@id": "a", "@type": "elm:Organisation", "name": "x"}]}', "holds no learning opportunity"),
    ],
)
def test_what_is_hostile_broken_or_something_else_is_refused_by_name(content, fault):
    with pytest.raises(FaultyFiles) as caught:
        read_document("in.xml", content.encode())
    assert fault in caught.value.text()


def test_more_elements_than_any_catalogue_has_are_refused(monkeypatch):
    monkeypatch.setattr(from_xml, "MOST_NODES", 20)
    with pytest.raises(FaultyFiles, match="holds more than 20 elements"):
        read_document("in.xml", f"<Courses>{OFFER * 10}</Courses>".encode())


def test_the_context_of_the_model_itself_is_read_too():
    offer = {
        "id": "urn:x:1", "type": "LearningOpportunity", "title": {"nl": ["Steriel vullen"], "en": "Filling"},
        "homepage": {"id": "urn:x:2", "type": "WebResource", "contentURL": "https://school.example/1"},
        "learningAchievementSpecification": {"id": "urn:x:3"},
    }  # fmt: skip
    spec = {"id": "urn:x:3", "type": "LearningAchievementSpecification", "volumeOfLearning": "PT8H"}
    text = json.dumps([offer, spec], indent=1)
    document = read_document("in.json", text.encode())
    (found,) = document.opportunities
    assert texts(found.all("title")) == {"nl": "Steriel vullen", "en": "Filling"}
    (specified,) = document.parts(found, "learningachievementspecification")
    assert (specified.first("volumeoflearning"), document.bases) == ("PT8H", frozenset())
    assert specified.line == text[: text.rindex("{")].count("\n") + 1


@pytest.mark.parametrize(
    ("told", "understood"),
    [
        ("PT40H", ("", "40")),
        ("PT1H20M", ("", "1.33")),
        ("P3D", ("3", "")),
        ("P1Y", ("", "")),
        ("P", ("", "")),
        ("x", ("", "")),
    ],
)
def test_a_volume_counts_days_and_hours_alone(told, understood):
    assert volume(told) == understood


def named(name, text, **parts):
    return Node(name, 1, id=text, text=text, parts={key: tuple(value) for key, value in parts.items()})


def test_points_of_another_system_and_fees_that_differ_or_are_not_in_euro_stay_unknown():
    other = Node("creditpoint", 1, parts={"framework": (named("framework", "ECVET"),), "point": (named("point", "4"),)})
    assert points([other]) == ""

    def fee(unit, value):
        amount = Node("amount", 1, parts={"unit": (named("unit", unit),), "value": (named("value", value),)})
        return Node("pricedetail", 1, parts={"amount": (amount,)})

    assert price([fee("http://x/currency/EUR", "10")]) == "10"
    assert price([fee("EUR", "10"), fee("EUR", "20")]) == ""
    assert price([fee("http://x/currency/USD", "10")]) == ""


def test_what_we_write_is_xml_whatever_stands_in_a_text():
    hard = 'a <b> & "c"\ud800\x00 ]]> \u20ac'
    text = "".join(
        opportunities_xml([Resource("elm:Organisation", (("rov:legalName", Literal(hard, "und")),), "urn:x:<1>")])
    )
    (name,) = ElementTree.fromstring(text).iter("{http://data.europa.eu/snb/model/ap/loq-constraints/}legalName")
    assert (name.text, name.get("language")) == ('a <b> & "c" ]]> \u20ac', "und")
