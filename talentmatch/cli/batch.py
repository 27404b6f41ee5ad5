"""Commands for runs over everything: every profile against every programme."""

import os
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import click

from talentmatch.batch.fields import settings_of
from talentmatch.batch.forms import FORMS, require_form, usual_form
from talentmatch.batch.run import Engine, Run, Summary, match_all
from talentmatch.batch.sources import Files, gather
from talentmatch.batch.work import Wish
from talentmatch.cli.ask import lang_option
from talentmatch.cli.progress import telling
from talentmatch.config import read_settings
from talentmatch.i18n import current_language, ngettext
from talentmatch.i18n import gettext as _
from talentmatch.runtime import Runtime, open_runtime

file_path = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.group()
def batch() -> None:
    """Work over everything at once, on this machine or on a cluster."""


@batch.command("match")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--profiles", type=file_path, help="JSON Lines or CSV of profiles instead of the stored ones.")
@click.option("--programmes", type=file_path, help="JSON Lines or CSV of programmes instead of the catalogue.")
@click.option("--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True)
@click.option("--scheduler", metavar="ADDRESS", help="Dask cluster to use, such as tcp://host:8786; else one is made.")
@click.option("--workers", type=click.IntRange(1, 512), help="Processes on this machine; one for each core otherwise.")
@click.option("--top", type=click.IntRange(1, 1000), default=10, show_default=True, help="Programmes for each profile.")
@click.option("--partition-size", "size", type=click.IntRange(1, 1_000_000), default=500, show_default=True)
@click.option("--fields", default="", metavar="NAMES", help="Compare by these alone, for speed: words,skills.")
@click.option("--format", "form", type=click.Choice(FORMS), help="Of the results; Parquet where pyarrow is installed.")
@click.option("--quiet", is_flag=True, help="Say nothing on the way.")
@lang_option
def match(folder: Path, profiles: Path | None, programmes: Path | None, lang: str | None, **chosen: Any) -> None:
    """Rank the programmes for every profile and write the results to DIR, one file for each part.

    A run that was broken off goes on where it stopped: parts that were finished with the same inputs are kept.
    """
    fields = tuple(name.strip() for name in chosen["fields"].split(",") if name.strip())
    wish = Wish(chosen["top"], chosen["form"] or usual_form(), fields)
    require_form(wish.form)
    settings_of(fields)  # an unknown field is refused before anything is read
    files = Files(profiles, programmes)
    index, questions = gather(files, opened, fields=fields, lang=lang or current_language())
    workers = chosen["workers"] or os.cpu_count() or 1
    with telling(done_so_far, quiet=chosen["quiet"]) as tell:
        run = Run(folder, index, questions, chosen["size"], wish)
        summary = match_all(run, Engine(chosen["engine"], workers, chosen["scheduler"]), tell)
    say(summary, folder)
    if chosen["form"] is None and wish.form == "jsonl":
        click.echo(_("Written as JSON Lines: Parquet needs pyarrow. Install talentmatch[parquet] for it."))


def opened() -> AbstractContextManager[Runtime]:
    """Open the database of the product."""
    return open_runtime(read_settings())


def done_so_far(number: int) -> str:
    """Say how many profiles are done."""
    return ngettext("%(num)s profile matched", "%(num)s profiles matched", number)


def say(summary: Summary, folder: Path) -> None:
    """Say what a run gave and where it stands."""
    click.echo(
        _(
            "Profiles: %(profiles)s, matches: %(matches)s, in %(folder)s. Parts: %(parts)s, of which finished before: "
            "%(kept)s.",
            **vars(summary),
            folder=folder / "parts",
        )
    )
