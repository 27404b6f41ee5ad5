"""The command that measures the matcher on a test collection."""

import json
from pathlib import Path

import click

from talentmatch.errors import InvalidData
from talentmatch.evaluation import PEERS
from talentmatch.evaluation import evaluate as run_evaluation
from talentmatch.i18n import N_


@click.command()
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option(
    "--run", "run_file", type=click.Path(path_type=Path, dir_okay=False), help="Write the ranking as a TREC run file."
)
@click.option(
    "--peer", "peers", multiple=True, type=click.Choice(sorted(PEERS)), help="Run this peer beside the matcher."
)
def evaluate(directory: Path, form: str, run_file: Path | None, peers: tuple[str, ...]) -> None:
    """Measure the matcher as it stands on DIRECTORY (docs.jsonl, queries.jsonl, qrels.tsv)."""
    if not directory.is_dir():
        raise InvalidData(
            N_("There is no folder %(folder)s; the evaluation data is not part of talentmatch."), folder=directory
        )
    report = run_evaluation(directory, run_file=run_file, peers=peers)
    click.echo(json.dumps(report.to_dict(), indent=2) if form == "json" else report.table())
