"""Write the open data: public tables in every form, linked data, dictionary, licence, the entry for catalogues."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, select

from talentmatch.catalogue.queries import list_places, load_cards, providers_by_name
from talentmatch.exchange.linked.elm import opportunities, organisation
from talentmatch.exchange.linked.elm_xml import opportunities_xml
from talentmatch.exchange.linked.graph import Resource
from talentmatch.exchange.linked.jsonld import jsonld_text
from talentmatch.exchange.linked.site import Site
from talentmatch.exchange.linked.skos import vocabulary
from talentmatch.exchange.linked.turtle import turtle_text
from talentmatch.exchange.open_data.dcat import data_catalogue
from talentmatch.exchange.open_data.dictionary import csvw_text, dictionary_text
from talentmatch.exchange.open_data.folder import replacing
from talentmatch.exchange.open_data.forms import forms
from talentmatch.exchange.open_data.licence import LICENCE, TEXT
from talentmatch.exchange.open_data.manifest import Manifest, OpenFile, open_file, write_manifest
from talentmatch.exchange.open_data.table import OpenTable
from talentmatch.exchange.open_data.tables import load_tables
from talentmatch.models import Programme
from talentmatch.models.editing import live_programme
from talentmatch.skills.queries import list_skills

VOCABULARY, OPPORTUNITIES = "skills-vocabulary", "learning-opportunities"
AT_ONCE = 500  # programmes whose cards are loaded together


def export_open_data(session: Session, folder: Path, *, site: Site, now: datetime) -> Manifest:
    """Write everything to a folder, which takes the place of a former export at the end; return what was written.

    Raises InvalidData for a folder that holds anything else, or that cannot be written.
    """
    with replacing(folder) as new:
        tables, files = _write_tables(session, new)
        files += _linked_files(session, new, site)
        files += _about(new, tables)
        entry = list(data_catalogue(site, Manifest(now, tuple(files))))
        files += [
            _text_file(new / "catalogue.ttl", "", turtle_text(entry)),
            _text_file(new / "catalogue.jsonld", "", jsonld_text(entry)),
        ]
        return write_manifest(new, now, files)


def _write_tables(session: Session, folder: Path) -> tuple[list[OpenTable], list[OpenFile]]:
    """Write the tables one after the other; return them without their rows, so that one at a time is in memory."""
    tables: list[OpenTable] = []
    files: list[OpenFile] = []
    for table in load_tables(session):
        files += _table_files(folder, table)
        tables.append(replace(table, rows=()))
    return tables, files


def _table_files(folder: Path, table: OpenTable) -> Iterator[OpenFile]:
    for ending, write in forms().items():
        path = folder / f"{table.name}.{ending}"
        write(table, path)
        yield open_file(path, table.name, len(table.rows))


def _linked_files(session: Session, folder: Path, site: Site) -> list[OpenFile]:
    concepts = list(vocabulary(site, list_skills(session)))
    return [
        _text_file(folder / f"{VOCABULARY}.ttl", VOCABULARY, turtle_text(concepts)),
        _text_file(folder / f"{VOCABULARY}.jsonld", VOCABULARY, jsonld_text(concepts)),
        _text_file(folder / f"{OPPORTUNITIES}.jsonld", OPPORTUNITIES, jsonld_text(_taught(session, site))),
        _text_file(folder / f"{OPPORTUNITIES}.xml", OPPORTUNITIES, opportunities_xml(_taught(session, site))),
    ]


def _taught(session: Session, site: Site) -> Iterator[Resource]:
    places = {place.id: place for place in list_places(session)}
    for provider in providers_by_name(session):
        yield organisation(site, provider, places)
    ids = session.exec(select(Programme.id).where(live_programme()).order_by(Programme.id)).all()
    for first in range(0, len(ids), AT_ONCE):
        yield from opportunities(site, load_cards(session, ids[first : first + AT_ONCE]).values())


def _about(folder: Path, tables: list[OpenTable]) -> list[OpenFile]:
    return [
        _text_file(folder / "data-dictionary.md", "", dictionary_text(tables)),
        _text_file(folder / "csv-metadata.json", "", csvw_text(tables, LICENCE)),
        _text_file(folder / "LICENCE.md", "", [TEXT]),
    ]


def _text_file(path: Path, part: str, texts: Iterable[str]) -> OpenFile:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(texts)
    return open_file(path, part, None)
