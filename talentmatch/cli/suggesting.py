"""Commands that learn how vacancies word what they ask for, and that measure the suggestions."""

import json
from collections.abc import Mapping
from pathlib import Path

import click
from sqlmodel import Session

from talentmatch.config import read_settings
from talentmatch.i18n import LANGUAGES
from talentmatch.i18n import gettext as _
from talentmatch.matching.duties.wording import FOLDER, shipped_weights
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.suggesting import LIKELY, TICKED
from talentmatch.matching.suggesting.learning import (
    Answered,
    Quality,
    answered_profiles,
    learn_weights,
    measure_suggestions,
    read_answered,
)
from talentmatch.needs.queries import load_profiles
from talentmatch.resources import resource_dir
from talentmatch.runtime import open_runtime

FULL = "full"


@click.command("learn-suggestions")
@click.argument("file", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def learn_suggestions(file: Path | None) -> None:
    """Learn what speaks for a skill being asked for, from vacancies whose skills are known.

    FILE holds one JSON object a line: id, title, text, essential, optional (identifiers of skills); without one, the
    shipped vacancies are used. The weights are printed; the shipped ones stand in data/suggesting/weights.json.
    """
    path = file or resource_dir("data") / FOLDER / "vacancies.jsonl"
    with open_runtime(read_settings()) as runtime, runtime.database.reading() as session:
        weights = learn_weights(session, runtime.live.current(session), read_answered(path))
    click.echo(json.dumps(weights.to_json(), indent=2))


@click.command("evaluate-suggestions")
@click.option("--misses", is_flag=True, help="Also list what was suggested wrongly and what was missed.")
def evaluate_suggestions(misses: bool) -> None:
    """Measure the skills suggested for vacancies: those of data/evaluation, and job profiles known in full.

    Prints a table in Markdown: the share of suggestions that is right, and the share of the essential skills found.
    """
    with open_runtime(read_settings()) as runtime, runtime.database.reading() as session:
        loaded = runtime.live.current(session)
        full = [name for name, card in load_profiles(session).items() if card.profile.detail_level == FULL]
        sets: dict[str, list[Answered]] = {
            _("vacancies"): read_answered(resource_dir("data") / "evaluation" / "vacancies.jsonl"),
            **{_("job profiles, %(lang)s", lang=lang): answered_profiles(session, full, lang) for lang in LANGUAGES},
        }
        measured = {name: _measure(session, loaded, answered) for name, answered in sets.items()}
    click.echo("\n".join(_table(measured)))
    if misses:
        click.echo("\n" + "\n".join(line for name, (sure, _all) in measured.items() for line in _misses(name, sure)))


def _measure(session: Session, loaded: Loaded, answered: list[Answered]) -> tuple[Quality, Quality]:
    """Return how well the ticked suggestions do, and all that are shown."""
    weights = shipped_weights()
    ticked, shown = (measure_suggestions(session, loaded, answered, weights, least=least) for least in (TICKED, LIKELY))
    return ticked, shown


def _table(measured: Mapping[str, tuple[Quality, Quality]]) -> list[str]:
    columns = [_("set"), _("texts"), _("precision"), _("recall"), _("precision, all shown"), _("recall, all shown")]
    lines = [f"| {' | '.join(columns)} |", "|---|---:|---:|---:|---:|---:|"]
    for name, (sure, every) in measured.items():
        figures = (sure.precision, sure.recall, every.precision, every.recall)
        lines.append(f"| {name} | {len(sure.found)} | {' | '.join(f'{figure:.3f}' for figure in figures)} |")
    return lines


def _misses(name: str, quality: Quality) -> list[str]:
    lines = []
    for found in quality.found:
        wrong, missed = (", ".join(skills) or "-" for skills in (found.wrong, found.missed))
        told = _("Wrong: %(wrong)s. Missed: %(missed)s.", wrong=wrong, missed=missed)
        lines.append(f"- {name}, {found.id}. {told}")
    return lines
