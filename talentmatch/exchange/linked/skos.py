"""The vocabulary of skills in SKOS (https://www.w3.org/TR/skos-reference/), with its matches in ESCO."""

from collections.abc import Iterable, Iterator, Sequence

from talentmatch.exchange.linked.graph import Literal, Ref, Resource, literals, refs
from talentmatch.exchange.linked.site import Site
from talentmatch.exchange.linked.skill import labels, synonyms
from talentmatch.models import Skill

TITLES = (
    ("nl", "Vaardigheden van talentmatch"),
    ("fr", "Compétences de talentmatch"),
    ("en", "Skills of talentmatch"),
)


def vocabulary(site: Site, skills: Sequence[Skill]) -> Iterator[Resource]:
    """Yield the scheme and each concept; a broader concept that is not among ``skills`` is not named."""
    known = {skill.id for skill in skills}
    yield _scheme(site, [skill for skill in skills if skill.broader_id not in known])
    for skill in skills:
        yield _concept(site, skill, skill.broader_id if skill.broader_id in known else None)


def _scheme(site: Site, top: Iterable[Skill]) -> Resource:
    first = refs("skos:hasTopConcept", (site.record("skills", skill.id) for skill in top))
    return Resource("skos:ConceptScheme", (*literals("dcterms:title", TITLES), *first), site.vocabulary)


def _concept(site: Site, skill: Skill, broader: str | None) -> Resource:
    place = (
        ("skos:broader", Ref(site.record("skills", broader)))
        if broader
        else ("skos:topConceptOf", Ref(site.vocabulary))
    )
    return Resource(
        "skos:Concept",
        (
            ("skos:inScheme", Ref(site.vocabulary)),
            place,
            ("skos:notation", Literal(skill.id)),
            *literals("skos:prefLabel", labels(skill)),
            *literals("skos:altLabel", synonyms(skill)),
            *refs("skos:exactMatch", [skill.esco_uri]),
        ),
        site.record("skills", skill.id),
    )
