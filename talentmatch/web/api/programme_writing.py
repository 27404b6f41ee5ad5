"""Write programmes as the interface shows them; what was not asked for is neither loaded nor shown."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from talentmatch.catalogue.listing import taught_ids
from talentmatch.catalogue.queries import ProgrammeCard, find_places, find_providers, list_runs
from talentmatch.catalogue.titles import gloss, shown_title
from talentmatch.i18n import current_language
from talentmatch.interface import schemas
from talentmatch.models import Programme, Provider
from talentmatch.skills.queries import taught_by
from talentmatch.web.api.writing import (
    Linked,
    page_url,
    shown_links,
    shown_provider,
    shown_run,
    source_of,
    words,
)
from talentmatch.web.shown import local_text


@dataclass(frozen=True)
class Beside:
    """What stands beside programmes, by programme; what was not asked for is missing."""

    providers: dict[str, Provider]
    skill_ids: dict[str, list[str]]
    extras: dict[str, dict[str, Any]]


def shown_programmes(session: Session, rows: Sequence[Programme], include: Collection[str]) -> list[schemas.Programme]:
    """Return programmes; a constant number of queries, however many there are."""
    ids = [row.id for row in rows]
    providers = find_providers(session, {row.provider_id for row in rows})
    taught = taught_by(session, ids) if "skills" in include else {}
    named = {name: sorted(one.skill.id for one in links) for name, links in taught.items()}
    beside = Beside(providers, named or taught_ids(session, ids), {row.id: {} for row in rows})
    if "provider" in include:
        for row in rows:
            beside.extras[row.id]["provider"] = shown_provider(providers[row.provider_id])
    if "places" in include:
        linked = Linked(find_places(session, {place for row in rows for place in row.place_ids}))
        for row in rows:
            beside.extras[row.id] |= linked.of(row.place_ids)
    for name, links in taught.items():
        beside.extras[name]["skills"] = shown_links(links)
    if "instances" in include:
        for name, runs in list_runs(session, ids).items():
            beside.extras[name]["instances"] = [shown_run(run) for run in runs]
    return [_shown(row, beside) for row in rows if row.provider_id in providers]


def _shown(row: Programme, beside: Beside) -> schemas.Programme:
    provider, lang = beside.providers[row.provider_id], current_language()
    card = ProgrammeCard(row, provider, (), (), ())
    title = shown_title(card, lang)
    return schemas.Programme(
        id=row.id,
        title=schemas.Words(text=title.text, lang=title.lang),
        title_status=row.title_status,
        gloss=words(gloss(card, lang)),
        description=words(local_text(row, "description")),
        provider_id=provider.id,
        provider_name=provider.name,
        partner_ids=row.partner_ids,
        kind=row.record_type,
        place_ids=row.place_ids,
        confirmed_on=card.confirmed,
        skill_ids=beside.skill_ids[row.id],
        url=page_url(f"programmes/{row.id}"),
        **{name: getattr(row, name) for name in AS_STORED},
        **source_of(row),
        **beside.extras[row.id],
    )


AS_STORED = (
    "status", "languages", "region", "audiences", "level", "eqf_level", "modes", "hours", "days", "ects", "cost_eur",
)  # fmt: skip
