"""The command that learns the adapter of the encoder from a download of ESCO."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

import click

from talentmatch.evaluation.adapting import ConceptNames, Kind, Schedule, adapt_encoder, gather_taxonomy
from talentmatch.exchange.esco_reading import read_names, read_relations
from talentmatch.models.esco import LINE

DEFAULTS = Schedule()
GROUPS = ("/isco/", "/skill/S", "/skill/T", "/skill/K", "/skill/L")  # concepts that only hold others
TOLD_EVERY = 50  # steps

Pairs = Mapping[Kind, Sequence[tuple[str, str]]]


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="File for the weights.")
@click.option("--steps", type=click.IntRange(1, 100_000), default=DEFAULTS.steps, show_default=True)
@click.option("--batch", type=click.IntRange(2, 8_192), default=DEFAULTS.batch, show_default=True, help="Pairs a step.")
@click.option("--version", help="Version of ESCO, where no name says it.")
def adapt(paths: tuple[Path, ...], out: Path, steps: int, batch: int, version: str | None) -> None:
    """Learn the adapter of the sentence encoder from ESCO.

    A PATH is a zip, a folder or a file of the official download; name those of every language. Nothing of talentmatch
    is changed: the weights that it uses stand in talentmatch/engine/adapter.npz.
    """
    taxonomy = gather_taxonomy(names_of(paths, version), relations_of(paths, version))
    click.echo(f"{len(taxonomy.names)} concepts, {len(taxonomy.texts)} texts to encode", err=True)
    adapt_encoder(taxonomy, out, Schedule(steps, batch), tell)


def names_of(paths: Sequence[Path], version: str | None) -> Iterator[ConceptNames]:
    """Yield the names of occupations and skills; groups of them say too little."""
    for lang, row in read_names(paths, version):
        if not any(group in row.uri for group in GROUPS):
            yield ConceptNames(row.uri, lang, row.preferred, row.alternatives.split(LINE), row.description)


def relations_of(paths: Sequence[Path], version: str | None) -> Pairs:
    """Return the pairs of each kind of relation; what a skill needs is merely related to it."""
    found: dict[Kind, set[tuple[str, str]]] = defaultdict(set)
    for row in read_relations(paths, version):
        kind = "related" if row.kind != "broader" and "/skill/" in row.source else cast(Kind, row.kind)
        found[kind].add((row.source, row.target))
    return {kind: sorted(pairs) for kind, pairs in sorted(found.items())}


def tell(step: int, loss: float) -> None:
    """Say how far learning has come."""
    if step % TOLD_EVERY == 0:
        click.echo(f"step {step}: loss {loss:.3f}", err=True)
