"""A skill as a DefinedTerm in a DefinedTermSet (https://schema.org/DefinedTerm), with its names in every language."""

from talentmatch.exchange.linked.site import Site
from talentmatch.exchange.linked.values import CONTEXT, Node, skill_term
from talentmatch.models import Skill
from talentmatch.models.codes import LANGUAGE_CODES


def skill_node(site: Site, skill: Skill) -> Node:
    """Return a skill with its labels and synonyms."""
    return {"@context": CONTEXT} | skill_term(site, skill) | {
        "name": [{"@value": text, "@language": lang} for lang, text in labels(skill)],
        "alternateName": [{"@value": text, "@language": lang} for lang, text in synonyms(skill)],
        "url": site.page("skills", skill.id),
        "inDefinedTermSet": {"@type": "DefinedTermSet", "@id": site.vocabulary, "name": "talentmatch"},
    }  # fmt: skip


def labels(skill: Skill) -> list[tuple[str, str]]:
    """Return the languages and labels of a skill."""
    return [(lang, label) for lang in LANGUAGE_CODES if (label := str(getattr(skill, f"label_{lang}")))]


def synonyms(skill: Skill) -> list[tuple[str, str]]:
    """Return the languages and synonyms of a skill; what is its label in that language stands there alone."""
    named = set(labels(skill))
    found = [(lang, name) for lang in LANGUAGE_CODES for name in getattr(skill, f"synonyms_{lang}")]
    return [pair for pair in dict.fromkeys(found) if pair not in named]
