"""How everything in the catalogue is called: what can be suggested, and how its words are spelled."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import Session, col, select

from talentmatch.catalogue.queries import providers_by_name
from talentmatch.i18n import LANGUAGES
from talentmatch.models import JobProfile, Programme
from talentmatch.models.editing import listed_programme, live_profile
from talentmatch.skills.queries import list_skills

KINDS = ("skill", "profile", "programme", "provider")


@dataclass(frozen=True)
class Name:
    """One name of a record, in one language; a provider's name belongs to none. ``kind``: one of KINDS."""

    kind: str
    id: str
    lang: str
    text: str


def load_names(session: Session) -> tuple[Name, ...]:
    """Return all names of what the public finds, each once; a constant number of queries."""
    found = [*_skills(session), *_profiles(session), *_programmes(session), *_providers(session)]
    return tuple(dict.fromkeys(name for name in found if name.text.strip()))


def _skills(session: Session) -> Iterator[Name]:
    for skill in list_skills(session):
        for lang in LANGUAGES:
            for text in (getattr(skill, f"label_{lang}"), *getattr(skill, f"synonyms_{lang}")):
                yield Name("skill", skill.id, lang, text)


def _profiles(session: Session) -> Iterator[Name]:
    titles = [col(getattr(JobProfile, f"title_{lang}")) for lang in LANGUAGES]
    for row in session.execute(select(JobProfile.id, *titles).where(live_profile()).order_by(JobProfile.id)):
        yield from (Name("profile", row[0], lang, text or "") for lang, text in zip(LANGUAGES, row[1:], strict=True))


def _programmes(session: Session) -> Iterator[Name]:
    glosses = [col(getattr(Programme, f"gloss_{lang}")) for lang in LANGUAGES]
    columns = (
        col(Programme.id),
        col(Programme.title_status),
        col(Programme.title_lang),
        col(Programme.title),
        *glosses,
    )
    for row in session.execute(select(*columns).where(listed_programme(session)).order_by(col(Programme.id))):
        if row[1] != "descriptive":
            yield Name("programme", row[0], row[2], row[3])
        yield from (Name("programme", row[0], lang, text) for lang, text in zip(LANGUAGES, row[4:], strict=True))


def _providers(session: Session) -> Iterator[Name]:
    for provider in providers_by_name(session):
        for text in (provider.name, *provider.former_names, *provider.aliases):
            yield Name("provider", provider.id, "", text)
