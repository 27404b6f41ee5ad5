"""The home page: search, browse, and a few figures about the sector."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, render_template
from sqlmodel import Session

from talentmatch.catalogue.counts import count_providers
from talentmatch.catalogue.queries import ProviderEntry, list_providers
from talentmatch.engine.text import fold
from talentmatch.models import SectorFigure
from talentmatch.needs.queries import count_families, list_sector_figures
from talentmatch.skills.queries import count_areas, count_taught_areas
from talentmatch.web.context import current_runtime
from talentmatch.web.names import name_of
from talentmatch.web.seeker.example import find_example

blueprint = Blueprint("home", __name__)
CENTRES = ("vitalent", "aptaskil", "eu-biotech-campus")
FIGURES = ("national-employment-2024", "flanders-jobs-2023", "wallonia-brussels-jobs-2024")


@dataclass(frozen=True)
class Area:
    """An area of skills: how many there are, and how many of them somebody teaches."""

    code: str
    name: str
    skills: int
    taught: int


@blueprint.get("/")
def home() -> str:
    """Show the home page."""
    runtime = current_runtime()
    with runtime.database.reading() as session:
        loaded = runtime.live.current(session)
        values = {
            "place_names": loaded.places.names(),
            "programme_count": len(loaded.index),
            "provider_count": count_providers(session),
            "centres": _centres(session),
            "families": _by_name("family", count_families(session)),
            "areas": _areas(session),
            "example": find_example(session),
            "figures": _figures(session),
        }
    return render_template("seeker/home.html", **values)


def _by_name(kind: str, counts: Mapping[str, int]) -> list[tuple[str, str, int]]:
    named = [(code, name_of(kind, code), number) for code, number in counts.items()]
    return sorted(named, key=lambda item: fold(item[1]))


def _areas(session: Session) -> list[Area]:
    taught = count_taught_areas(session)
    return [
        Area(code, name, number, taught.get(code, 0))
        for code, name, number in _by_name("skill_area", count_areas(session))
    ]


def _centres(session: Session) -> list[ProviderEntry]:
    by_id = {entry.provider.id: entry for entry in list_providers(session, CENTRES)}
    return [by_id[centre] for centre in CENTRES if centre in by_id]


def _figures(session: Session) -> list[SectorFigure]:
    figures = {figure.id: figure for figure in list_sector_figures(session)}
    chosen = [figures[name] for name in FIGURES if name in figures]
    return chosen or list(figures.values())[: len(FIGURES)]
