"""The command that measures the product on its own catalogue."""

from datetime import UTC, datetime
from pathlib import Path

import click

from talentmatch.config import read_settings
from talentmatch.evaluation.judged import PROFILES, read_judged
from talentmatch.evaluation.judged import evaluate_catalogue as ask_everything
from talentmatch.evaluation.record import write_record
from talentmatch.matching.judged import AskedCatalogue
from talentmatch.resources import resource_dir
from talentmatch.runtime import open_runtime


@click.command()
@click.option("--record", is_flag=True, help="Record the figures; from then on the tests guard them.")
@click.option(
    "--directory",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of queries.jsonl and qrels.tsv instead of the shipped one.",
)
@click.option(
    "--profiles",
    type=click.IntRange(1, 1000),
    default=PROFILES,
    show_default=True,
    help="Number of job profiles that are asked in every language.",
)
def evaluate_catalogue(record: bool, directory: Path | None, profiles: int) -> None:
    """Measure the matcher on the catalogue with judged queries, and how much its answers agree between languages."""
    directory = directory or resource_dir("data") / "evaluation"
    judged = read_judged(directory)
    with open_runtime(read_settings()) as runtime, runtime.database.reading() as session:
        product = AskedCatalogue(session, runtime.live.current(session))
        report = ask_everything(product, judged, profiles=profiles)
    click.echo(report.table())
    if record:
        write_record(directory, report, datetime.now(UTC).date())
