"""Write rows of the catalogue as what the interface shows of them, without what was not asked for."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from talentmatch.i18n import LANGUAGES, LocalText, choose_text, current_language
from talentmatch.interface import schemas
from talentmatch.models import CourseInstance, Place, Provider, Skill
from talentmatch.models.columns import Sourced
from talentmatch.skills.queries import Taught, Wanted
from talentmatch.web.context import current_runtime
from talentmatch.web.shown import local_text, place_name, skill_name


@dataclass(frozen=True)
class Linked:
    """What ``include`` named, by the name of the include; each value by the identifier of what it belongs to."""

    places: Mapping[str, Place] | None = None

    def of(self, ids: Iterable[str]) -> dict[str, Any]:
        """Return the places of a record when they were asked for."""
        if self.places is None:
            return {}
        return {"places": [shown_place(self.places[name]) for name in ids if name in self.places]}


NO_LINKS = Linked()


def page_url(path: str) -> str:
    """Return the address of a page of the site in the language of the answer."""
    return f"{current_runtime().settings.base_url}/{current_language()}/{path}"


def words(found: LocalText | None) -> schemas.Words | None:
    """Return a text with its language."""
    return schemas.Words(text=found.text, lang=found.lang) if found else None


def shown_place(place: Place) -> schemas.Place:
    """Return a town."""
    return schemas.Place(
        id=place.id, name=place_name(place), region=place.region, latitude=place.latitude, longitude=place.longitude
    )


def named_skill(skill: Skill) -> schemas.SkillName:
    """Return a skill by its label."""
    return schemas.SkillName(id=skill.id, label=skill_name(skill))


def shown_skill(skill: Skill) -> dict[str, Any]:
    """Return the fields of a skill."""
    named = [lang for lang in (*LANGUAGES, "de") if getattr(skill, f"label_{lang}")]
    return {
        "id": skill.id,
        "kind": skill.kind,
        "area": skill.area,
        "label": skill_name(skill),
        "labels": {lang: getattr(skill, f"label_{lang}") for lang in named},
        "synonyms": {lang: list(getattr(skill, f"synonyms_{lang}")) for lang in named},
        "broader_id": skill.broader_id,
        "esco_uri": skill.esco_uri or None,
        "url": page_url(f"skills/{skill.id}"),
    }


def source_of(row: Sourced) -> dict[str, Any]:
    """Return where a fact comes from."""
    return {"source_url": row.source_url or None, "checked_on": row.checked_on}


def shown_provider(provider: Provider, linked: Linked = NO_LINKS) -> schemas.Provider:
    """Return a provider."""
    return schemas.Provider(
        id=provider.id,
        name=provider.name,
        former_names=provider.former_names,
        aliases=provider.aliases,
        description=words(local_text(provider, "description")),
        region=provider.region,
        place_ids=provider.place_ids,
        website=provider.website or None,
        url=page_url(f"providers/{provider.id}"),
        **source_of(provider),
        **linked.of(provider.place_ids),
    )


def shown_run(run: CourseInstance, linked: Linked = NO_LINKS) -> schemas.CourseInstance:
    """Return a dated run."""
    return schemas.CourseInstance(
        id=run.id,
        programme_id=run.programme_id,
        status=run.status,
        starts_on=run.starts_on,
        ends_on=run.ends_on,
        date_text=run.date_text,
        date_precision=run.date_precision,
        place_ids=run.place_ids,
        seats=run.seats,
        **source_of(run),
        **linked.of(run.place_ids),
    )


def shown_links(links: Collection[Taught] | Collection[Wanted]) -> list[schemas.TaughtSkill]:
    """Return skills with their evidence."""
    return [
        schemas.TaughtSkill(
            id=item.skill.id,
            label=skill_name(item.skill),
            importance=item.link.importance if isinstance(item, Wanted) else None,
            evidence_kind=item.link.evidence_kind,
            evidence_text=item.link.evidence_text,
            evidence_lang=item.link.evidence_lang,
            evidence_url=item.link.evidence_url or None,
        )
        for item in links
    ]


def english(text: str) -> schemas.Words | None:
    """Return a text that is written in English alone."""
    return words(choose_text({"en": text} if text else {}, current_language()))
