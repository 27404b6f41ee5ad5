"""The command that measures the matcher on test collections."""

import json
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import click

from talentmatch.errors import InvalidData
from talentmatch.evaluation import (
    PEERS,
    Plan,
    Report,
    evaluation_page,
    examine_all,
    find_collections,
    report_sets,
    save_run,
)
from talentmatch.exchange.esco_reading import read_occupations
from talentmatch.i18n import N_
from talentmatch.matching.bridge import OccupationBridge
from talentmatch.skills.occupations import gather_occupations

SETTINGS = "whole, only:FIELD or without:FIELD"
file_path = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("directories", metavar="DIRECTORY...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--run", "run_file", type=file_path, help="Write the ranking of a single set as a TREC run file.")
@click.option("--page", "page_file", type=file_path, help="Write the whole report as a page in Markdown.")
@click.option(
    "--peer", "peers", multiple=True, type=click.Choice(sorted(PEERS)), help="Run this peer beside the matcher."
)
@click.option("--minilm", "model", type=click.Path(path_type=Path), help="Folder of the model for the peer minilm.")
@click.option("--setting", default="whole", show_default=True, help=f"Weights of the matcher: {SETTINGS}.")
@click.option("--against", help=f"Compare with these weights: {SETTINGS}.")
@click.option("--fields", is_flag=True, help="Run every field alone, and each left out.")
@click.option(
    "--esco",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Zip, folder or file of the ESCO download: run the matcher with its names of occupations too.",
)
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that share the sets.")
def evaluate(
    directories: tuple[Path, ...], form: str, run_file: Path | None, page_file: Path | None, jobs: int, **options: Any
) -> None:
    """Measure the matcher on each DIRECTORY.

    A directory is a test collection (docs.jsonl, queries.jsonl, qrels.tsv) or holds several. The report on several ends
    with the mean over them. As JSON, one set is an object and several are a list, the mean its last item.
    """
    found = find_collections(directories)
    if run_file is not None and len(found) > 1:
        raise InvalidData(N_("A run file holds the ranking of one set, and these are %(number)s."), number=len(found))
    begin = perf_counter()
    outcomes, reports = [], []
    for outcome in examine_all(found, plan(**options), jobs=jobs):
        outcomes.append(outcome)
        reports.append(report_sets([outcome]))
        if form == "table":
            click.echo(reports[-1].table() + "\n")
    if len(outcomes) > 1:
        reports.append(report_sets(outcomes))
    if run_file is not None:
        save_run(outcomes[0], run_file)
    if page_file is not None:
        page = evaluation_page(reports, day=date.today(), minutes=(perf_counter() - begin) / 60)
        page_file.write_text(page, encoding="utf-8")
    show(reports, form=form)


def plan(*, esco: tuple[Path, ...], **options: Any) -> Plan:
    """Return what is to be run; read ESCO if it is named."""
    if not esco:
        return Plan(**options)
    return Plan(**options, widen=OccupationBridge(gather_occupations(read_occupations(esco))).widen)


def show(reports: list[Report], *, form: str) -> None:
    """Print the mean over several sets as a table, for the sets were told already; as JSON, print everything."""
    if form == "json":
        told = [report.to_dict() for report in reports]
        click.echo(json.dumps(told if len(told) > 1 else told[0], indent=2))
    elif len(reports) > 1:
        click.echo(reports[-1].table())
