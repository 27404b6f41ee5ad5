"""The command that chooses the weights of the fields."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from talentmatch.errors import InvalidData
from talentmatch.evaluation import RELATIONS, Relation, Tuned, find_collections, tune_sets
from talentmatch.i18n import N_


@click.command()
@click.argument("directories", metavar="DIRECTORY...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--folds", type=click.IntRange(2, 20), default=5, show_default=True, help="Folds of the cross-validation."
)
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that share the sets.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def tune(directories: tuple[Path, ...], folds: int, jobs: int, form: str) -> None:
    """Choose the weights of the fields on test collections.

    A DIRECTORY is a test collection or holds several. One choice is made for queries in the language of the documents,
    another for queries in another language. Nothing is changed: the weights stand in talentmatch/engine/fields.py.
    """
    tuned = tune_sets(find_collections(directories), folds=folds, jobs=jobs)
    if not tuned:
        raise InvalidData(N_("Every query has documents in its own language and in others: nothing to tune on."))
    if form == "json":
        click.echo(json.dumps({relation: asdict(found) for relation, found in tuned.items()}, indent=2))
    else:
        click.echo("\n\n".join(text(relation, found) for relation, found in tuned.items()))


def text(relation: Relation, tuned: Tuned) -> str:
    """Return a choice as text."""
    head = f"{RELATIONS[relation]}: {len(tuned.sets)} sets, {tuned.queries} queries ({', '.join(tuned.sets)})"
    return f"{head}\n{tuned.table()}"
