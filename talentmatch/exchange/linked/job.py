"""A job profile as an Occupation; a JobPosting for a need that is open and public, and for nothing else.

Sources: https://schema.org/Occupation, https://schema.org/JobPosting.
"""

from datetime import date

from talentmatch.employers.public import NeedCard
from talentmatch.exchange.linked.site import Site
from talentmatch.exchange.linked.values import (
    CONTEXT,
    Node,
    filled,
    local,
    locations,
    own_identifier,
    skill_term,
    tagged,
)
from talentmatch.i18n import LocalText
from talentmatch.needs.queries import ProfileCard

EN = "en"
ESCO = "http://data.europa.eu/esco/"


def occupation_node(site: Site, card: ProfileCard) -> Node:
    """Return a job profile: what such a job asks for. It is no open post, and no employer stands in it."""
    profile, lang = card.profile, site.lang
    return filled({
        "@context": CONTEXT,
        "@type": "Occupation",
        "@id": site.record("profiles", profile.id),
        "identifier": own_identifier(profile.id),
        "name": local(profile, "title", lang) or tagged(LocalText(profile.title_published, profile.title_lang)),
        "description": local(profile, "description", lang),
        "occupationLocation": locations(card.places, lang),
        "educationRequirements": tagged(LocalText(profile.education_en, EN)),
        "experienceRequirements": tagged(LocalText(profile.experience_en, EN)),
        "skills": [skill_term(site, wanted.skill) for wanted in card.wanted],
        "subjectOf": filled({
            "@type": "WebPage",
            "url": site.page("profiles", profile.id),
            "isBasedOn": profile.source_url,
            "dateModified": (profile.confirmed_on or profile.checked_on).isoformat(),
        }),
    })  # fmt: skip


def posting_node(site: Site, card: NeedCard, posted: date) -> Node:
    """Return a public need as anybody sees it; the company only where it wants to be named."""
    lang = card.title_lang
    company = None if card.company is None else {"@type": "Organization", "name": card.company.name}
    return filled({
        "@context": CONTEXT,
        "@type": "JobPosting",
        "@id": site.record("needs", card.id),
        "identifier": own_identifier(card.id),
        "title": tagged(LocalText(card.title, lang)),
        "description": tagged(LocalText(card.description, lang)),
        "url": site.page("needs", card.id),
        "datePosted": posted.isoformat(),
        "hiringOrganization": company,
        "jobLocation": locations(card.places, site.lang),
        "totalJobOpenings": card.people,
        "jobStartDate": card.needed_by.isoformat() if card.needed_by else None,
        "skills": [skill_term(site, asked.skill) for asked in card.skills],
        "educationRequirements": tagged(LocalText(card.education, lang)),
        "relevantOccupation": occupation_reference(card.occupation_uri),
    })  # fmt: skip


def occupation_reference(uri: str) -> Node | None:
    """Return an occupation of ESCO by its address; None for anything else."""
    return {"@type": "Occupation", "@id": uri} if uri.startswith(ESCO) else None
