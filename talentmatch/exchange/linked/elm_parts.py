"""Small resources of the European Learning Model 3: concepts of authority tables, pages, places, prices."""

from collections.abc import Iterable

from talentmatch.exchange.linked.graph import Literal, Resource, Value, literals
from talentmatch.models import Place, Skill

AUTHORITY = "http://publications.europa.eu/resource/authority/"
LANGUAGES = {"nl": "NLD", "fr": "FRA", "en": "ENG", "de": "DEU"}
MODES = {  # those that the list of modes of learning and assessment has
    "on_site": "http://data.europa.eu/snb/learning-assessment/9191af2ed9",
    "online": "http://data.europa.eu/snb/learning-assessment/920fbb3cbe",
}
ECTS = "http://data.europa.eu/snb/education-credit/6fcec5c5af"
EQF = "http://data.europa.eu/snb/eqf/"
BELGIUM = f"{AUTHORITY}country/BEL"
BELGIAN = ("flanders", "wallonia", "brussels", "national")
EURO = f"{AUTHORITY}currency/EUR"
UNDETERMINED = "und"  # BCP 47: a name whose language nobody knows
Said = tuple[str, Value]


def concept(iri: str) -> Resource:
    """Return a concept of a controlled list."""
    return Resource("skos:Concept", (), iri)


def language(code: str) -> Resource:
    """Return a language of the authority table."""
    return concept(f"{AUTHORITY}language/{LANGUAGES[code]}")


def web_page(url: str) -> Resource:
    """Return a page of the web."""
    return Resource("elm:WebResource", (("elm:contentUrl", Literal(url, datatype="xsd:anyURI")),))


def location(place: Place) -> Resource | None:
    """Return a town; None for one abroad, because the model asks for its country and we do not hold it."""
    if place.region == "abroad":
        return None
    names = [("nl", place.name_nl), ("fr", place.name_fr), ("en", place.name_en)]
    named = literals("elm:geographicName", (pair for pair in names if pair[1]))
    return Resource("dcterms:Location", (*named, ("elm:address", _belgian())))


def locations(places: Iterable[Place]) -> list[Said]:
    """Return where something is."""
    return [("elm:location", found) for place in places if (found := location(place))]


def country(region: str | None) -> list[Said]:
    """Return Belgium for one of its regions, or for all of it; nothing for abroad, online or not known."""
    if region not in BELGIAN:
        return []
    return [("elm:location", Resource("dcterms:Location", (("elm:address", _belgian()),)))]


def _belgian() -> Resource:
    return Resource("elm:Address", (("elm:countryCode", concept(BELGIUM)),))


def price(euros: float) -> Resource:
    """Return a fee."""
    value = Literal(f"{euros:.2f}", datatype="xsd:decimal")
    amount = Resource("elm:Amount", (("elm:unit", concept(EURO)), ("rdf:value", value)))
    return Resource("elm:PriceDetail", (("elm:amount", amount),))


def credit(points: float) -> Resource:
    """Return credits of the European system."""
    said: tuple[Said, ...] = (("elm:framework", concept(ECTS)), ("elm:point", Literal(f"{points:g}")))
    return Resource("elm:CreditPoint", said)


def outcome(skill: Skill, iri: str) -> Resource:
    """Return a skill as what a learner can do afterwards, with the concept of ours and that of ESCO."""
    titles = [(lang, getattr(skill, f"label_{lang}")) for lang in ("nl", "fr", "en")]
    esco: list[Said] = [("elm:relatedESCOSkill", concept(skill.esco_uri))] if skill.esco_uri else []
    said = (*literals("dcterms:title", titles), ("elm:relatedSkill", concept(iri)), *esco)
    return Resource("elm:LearningOutcome", said)
