"""Resources are told as Turtle and as JSON-LD, and both say the same; the models of others are kept to."""

import pytest

from talentmatch.catalogue.queries import list_places, list_programmes, list_providers, load_cards
from talentmatch.exchange.linked.elm import opportunities, organisation
from talentmatch.exchange.linked.elm_parts import BELGIUM
from talentmatch.exchange.linked.graph import PREFIXES, Literal, Ref, Resource
from talentmatch.exchange.linked.jsonld import jsonld_text
from talentmatch.exchange.linked.site import Site
from talentmatch.exchange.linked.skos import vocabulary
from talentmatch.exchange.linked.turtle import turtle_text
from talentmatch.skills.queries import list_skills
from tests.linked import isomorphic, parsed, rdflib

SITE = Site("https://talentmatch.example", "en")
SKOS, ELM = rdflib.Namespace(PREFIXES["skos"]), rdflib.Namespace(PREFIXES["elm"])
TITLE, ROV = rdflib.DCTERMS.title, rdflib.Namespace(PREFIXES["rov"])
# What the application profile LOQ 1.1.0 asks of each class: at least one of these. It also asks for the thematic area,
# language and outcomes of a specification and the place of an organisation, which nobody may know.
REQUIRED = {
    ELM.LearningOpportunity: {
        TITLE, rdflib.FOAF.homepage, ELM.providedBy, ELM.learningAchievementSpecification, ELM.defaultLanguage,
    },
    ELM.LearningAchievementSpecification: {TITLE},
    ELM.LearningOutcome: {TITLE},
    ELM.Organisation: {ROV.legalName},
    ELM.Address: {ELM.countryCode},
    ELM.WebResource: {ELM.contentUrl},
    rdflib.DCTERMS.Location: {ELM.address},
}  # fmt: skip
# Its shapes are closed: nothing may stand in these classes but this.
ALLOWED = {
    ELM.LearningOpportunity: REQUIRED[ELM.LearningOpportunity]
    | {rdflib.DCTERMS.description, ELM.mode, ELM.priceDetail, ELM.location, rdflib.DCTERMS.modified},
    ELM.Organisation: REQUIRED[ELM.Organisation] | {SKOS.altLabel, rdflib.FOAF.homepage, ELM.location},
    ELM.LearningOutcome: {TITLE, ELM.relatedSkill, ELM.relatedESCOSkill},
    ELM.WebResource: {ELM.contentUrl},
    ELM.Address: {ELM.countryCode},
    rdflib.DCTERMS.Location: {ELM.geographicName, ELM.address},
}


def both(resources):
    found = list(resources)
    return parsed("".join(turtle_text(found)), "turtle"), parsed("".join(jsonld_text(found)), "json-ld")


def test_both_forms_hold_the_same_triples_whatever_stands_in_a_text():
    hard = Literal('a "quote" \\ back\nline\t€ \u0001 </script>', "en")
    inner = Resource("skos:Concept", (("skos:notation", Literal("1", datatype="xsd:integer")),), "urn:x:inner")
    blank = Resource("elm:Note", (("elm:noteLiteral", hard),))
    said = (
        ("skos:prefLabel", hard),
        ("skos:related", inner),
        ("skos:note", blank),
        ("skos:seeAlso", Ref("urn:x y|<z>")),
    )
    turtle, jsonld = both([Resource("skos:Concept", said, "urn:x:outer")])
    assert isomorphic(turtle, jsonld)
    assert rdflib.Literal(hard.text, "en") in set(turtle.objects())
    assert len(turtle) == 9


def test_the_vocabulary_has_labels_in_every_language_broader_concepts_and_esco(session):
    skills = list_skills(session)
    turtle, jsonld = both(vocabulary(SITE, skills))
    assert isomorphic(turtle, jsonld)
    concepts = set(turtle.subjects(rdflib.RDF.type, SKOS.Concept))
    assert concepts == {rdflib.URIRef(SITE.record("skills", skill.id)) for skill in skills}
    for skill in skills:
        concept = rdflib.URIRef(SITE.record("skills", skill.id))
        preferred = {label.language: str(label) for label in turtle.objects(concept, SKOS.prefLabel)}
        assert preferred.items() >= {"nl": skill.label_nl, "fr": skill.label_fr, "en": skill.label_en}.items()
        assert not set(turtle.objects(concept, SKOS.prefLabel)) & set(turtle.objects(concept, SKOS.altLabel))
        assert [str(uri) for uri in turtle.objects(concept, SKOS.exactMatch)] == [skill.esco_uri] * bool(skill.esco_uri)
    assert set(turtle.objects(None, SKOS.broader)) <= concepts


@pytest.fixture
def taught(session):
    """Give the learning opportunities as triples."""
    places = {place.id: place for place in list_places(session)}
    cards = load_cards(session, [row.id for row in list_programmes(session)])
    providers = [organisation(SITE, entry.provider, places) for entry in list_providers(session)]
    return parsed("".join(jsonld_text([*providers, *opportunities(SITE, cards.values())])), "json-ld")


def test_learning_opportunities_hold_what_the_european_model_asks_for_and_nothing_that_it_does_not_know(taught):
    found = {kind: set(taught.subjects(rdflib.RDF.type, kind)) for kind in REQUIRED}
    assert all(found.values())
    for kind, subjects in found.items():
        for subject in subjects:
            properties = set(taught.predicates(subject)) - {rdflib.RDF.type}
            assert REQUIRED[kind] - properties == set(), f"{subject} lacks what {kind} asks for"
            assert kind not in ALLOWED or properties <= ALLOWED[kind]


@pytest.mark.parametrize(("region", "countries"), [("wallonia", 1), ("online", 0), (None, 0)])
def test_a_provider_without_a_town_has_the_country_that_its_region_tells(session, region, countries):
    provider = list_providers(session)[0].provider
    provider.place_ids, provider.region = [], region
    (turtle, _) = both([organisation(SITE, provider, {})])
    assert len(list(turtle.objects(None, ELM.location))) == countries
    assert {str(iri) for iri in turtle.objects(None, ELM.countryCode)} == set([BELGIUM] * countries)
    assert not list(turtle.objects(None, ELM.geographicName))


def test_what_belongs_to_the_past_is_no_learning_opportunity(session, taught):
    named = {str(subject).rpartition("/")[2] for subject in taught.subjects(rdflib.RDF.type, ELM.LearningOpportunity)}
    assert named == {row.id for row in list_programmes(session) if row.status != "historic"}
