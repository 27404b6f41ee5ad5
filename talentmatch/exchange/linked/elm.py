"""What is taught as learning opportunities of the European Learning Model 3.

The properties and their number are those of its application profile for learning opportunities and qualifications
(LOQ, SHACL 1.1.0, https://github.com/european-commission-empl/European-Learning-Model, CC BY 4.0). Of a specification
it asks for a thematic area (ISCED-F), which we do not hold, a language and an outcome, and of an organisation for its
country: what we do not know stays out.
"""

from collections.abc import Iterable, Iterator, Mapping

from talentmatch.catalogue.queries import ProgrammeCard
from talentmatch.catalogue.titles import gloss
from talentmatch.exchange.linked.course import duration
from talentmatch.exchange.linked.elm_parts import (
    EQF,
    MODES,
    UNDETERMINED,
    Said,
    concept,
    country,
    credit,
    language,
    locations,
    outcome,
    price,
    web_page,
)
from talentmatch.exchange.linked.graph import Literal, Ref, Resource, literals
from talentmatch.exchange.linked.site import Site
from talentmatch.i18n import LANGUAGES
from talentmatch.models import Place, Provider
from talentmatch.models.columns import texts

DESCRIPTIVE = "descriptive"


def organisation(site: Site, provider: Provider, places: Mapping[str, Place]) -> Resource:
    """Return a provider."""
    others = [(UNDETERMINED, name) for name in (*provider.former_names, *provider.aliases) if name != provider.name]
    towns = locations(places[name] for name in provider.place_ids if name in places)
    homepage: list[Said] = [("foaf:homepage", web_page(provider.website))] if provider.website else []
    return Resource(
        "elm:Organisation",
        (
            ("rov:legalName", Literal(provider.name, UNDETERMINED)),
            *literals("skos:altLabel", dict.fromkeys(others)),
            *homepage,
            *(towns or country(provider.region)),
        ),
        site.record("providers", provider.id),
    )


def opportunities(site: Site, cards: Iterable[ProgrammeCard]) -> Iterator[Resource]:
    """Yield each programme that is offered; what belongs to the past is no opportunity."""
    for card in cards:
        if card.programme.status != "historic":
            yield _opportunity(site, card)


def titles(card: ProgrammeCard) -> list[tuple[str, str]]:
    """Return how a programme is called, by language: its own title, or our words for an offer without a name."""
    programme = card.programme
    if programme.title_status != DESCRIPTIVE:
        return [(programme.title_lang, programme.title)]
    found = [(text.lang, text.text) for lang in LANGUAGES if (text := gloss(card, lang))]
    return list(dict(found).items()) or [(programme.title_lang, programme.title)]


def _opportunity(site: Site, card: ProgrammeCard) -> Resource:
    programme = card.programme
    fee: list[Said] = [] if programme.cost_eur is None else [("elm:priceDetail", price(programme.cost_eur))]
    teachers = (card.provider, *card.partners)
    return Resource(
        "elm:LearningOpportunity",
        (
            *literals("dcterms:title", titles(card)),
            *literals("dcterms:description", texts(programme, "description").items()),
            ("foaf:homepage", web_page(f"{site.base}/programmes/{programme.id}")),
            *(("elm:mode", concept(MODES[mode])) for mode in programme.modes if mode in MODES),
            *fee,
            *(("elm:providedBy", Ref(site.record("providers", one.id))) for one in teachers),
            *locations(card.places),
            ("elm:learningAchievementSpecification", _specification(site, card)),
            ("elm:defaultLanguage", language(programme.title_lang)),
            ("dcterms:modified", Literal(f"{card.confirmed.isoformat()}T00:00:00Z", datatype="xsd:dateTime")),
        ),
        site.record("programmes", programme.id),
    )


def _specification(site: Site, card: ProgrammeCard) -> Resource:
    programme = card.programme
    facts: list[Said] = []
    if volume := duration(programme.hours):
        facts.append(("elm:volumeOfLearning", Literal(volume, datatype="xsd:duration")))
    if programme.ects is not None:
        facts.append(("elm:creditPoint", credit(programme.ects)))
    if programme.eqf_level is not None:
        facts.append(("elm:educationLevel", concept(f"{EQF}{programme.eqf_level}")))
    outcomes = [outcome(taught.skill, site.record("skills", taught.skill.id)) for taught in card.taught]
    return Resource(
        "elm:LearningAchievementSpecification",
        (
            *literals("dcterms:title", titles(card)),
            *facts,
            *(("dcterms:language", language(code)) for code in programme.languages),
            *(("elm:learningOutcome", found) for found in outcomes),
        ),
        f"{site.record('programmes', programme.id)}#learning",
    )
