"""Import a download of ESCO in every language that it holds, in one go or not at all."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session

from talentmatch.errors import Conflict, InvalidData
from talentmatch.exchange.esco_rows import Shape, header_of, parse_rows, shape_of
from talentmatch.exchange.esco_sources import Source, find_sources, versions_named
from talentmatch.exchange.faults import Fault, FaultyFiles
from talentmatch.i18n import N_
from talentmatch.models import EscoFile, EscoRelease
from talentmatch.skills.esco import EscoWriter, finish_release, known_files, open_release

VERSION = re.compile(r"\d+(\.\d+)*[a-z]?\Z")


@dataclass(frozen=True)
class ImportedFile:
    """A file that was stored; ``left_out`` counts its rows about concepts that are in no file."""

    name: str
    sha256: str
    lang: str
    rows: int
    left_out: int


Progress = Callable[[ImportedFile], None]


@dataclass(frozen=True)
class Download:
    """The files to import, those with concepts first, and the version that they are of."""

    version: str
    files: tuple[tuple[Shape, Source], ...]


@dataclass(frozen=True)
class Imported:
    """What was stored; no file when all of them had been imported before."""

    version: str
    is_current: bool
    files: tuple[ImportedFile, ...]


def open_download(paths: Sequence[Path], version: str | None = None) -> Download:
    """Recognise the files under ``paths``; raise InvalidData when they are no ESCO or of no one version."""
    sources = find_sources(paths)
    files = [(shape, source) for source in sources if (shape := _recognise(source)) is not None]
    if not files:
        message = N_("%(paths)s: there is no file of ESCO here, such as skills_en.csv or occupations_en.csv.")
        raise InvalidData(message, paths=", ".join(map(str, paths)))
    ordered = sorted(files, key=lambda file: (file[0], file[1].name))
    return Download(_version(version, [source for _, source in files]), tuple(ordered))


def _recognise(source: Source) -> Shape | None:
    header = header_of(source.read_header())
    shape = shape_of(header)
    if shape is None and source.named:
        message = N_("%(file)s is no file of ESCO that can be imported; its columns are: %(columns)s")
        raise InvalidData(message, file=source.path, columns=", ".join(header)[:200])
    if shape in (Shape.CONCEPTS, Shape.LABELS) and not source.lang:
        message = N_("%(file)s does not say its language; let its name end as in skills_nl.csv.")
        raise InvalidData(message, file=source.path)
    return shape


def _version(stated: str | None, sources: Sequence[Source]) -> str:
    found = [stated] if stated is not None else versions_named(sources)
    if not found:
        raise InvalidData(N_("Which version of ESCO is this? No name says it; add, for example, --version 1.2.0"))
    if len(found) > 1:
        message = N_("These files are of several versions of ESCO (%(versions)s); import one version at a time.")
        raise InvalidData(message, versions=", ".join(found))
    if not VERSION.match(found[0]):
        raise InvalidData(N_("%(version)r is not a version of ESCO; write it like 1.2.0."), version=found[0])
    return found[0]


def import_esco(session: Session, download: Download, *, now: datetime, progress: Progress | None = None) -> Imported:
    """Store what is new in a download, or raise FaultyFiles with every fault; the caller then stores nothing.

    ``now`` is the time of the import, aware; ``progress`` is told each file when it was stored.
    """
    release = open_release(session, download.version, now)
    writer, known = EscoWriter(session, release), known_files(session, release)
    is_new, stored, faults = not known, list[ImportedFile](), list[Fault]()
    for shape, source, raw in _unknown_files(download, known):
        parsed = parse_rows(source.name, raw, shape)
        faults += parsed.faults
        if not faults:  # after the first fault the rest is only read, to name all of them
            left_out = _store(writer, shape, parsed.rows, source.lang)
            stored.append(ImportedFile(source.name, known[source.name], source.lang, len(parsed.rows), left_out))
            faults += _mostly_left_out(stored[-1])
            if progress is not None:
                progress(stored[-1])
    if faults:
        raise FaultyFiles(faults)
    return _finish(session, release, stored, is_new=is_new)


def _unknown_files(download: Download, known: dict[str, str]) -> Iterator[tuple[Shape, Source, bytes]]:
    """Read each file that was not imported into this version yet, and add its SHA-256 to ``known``."""
    for shape, source in download.files:
        raw = source.read()
        digest = hashlib.sha256(raw).hexdigest()
        if digest not in known.values():
            _refuse_other(source.name, download.version, known)
            known[source.name] = digest
            yield shape, source, raw


def _refuse_other(name: str, version: str, known: Mapping[str, str]) -> None:
    if name in known:
        message = N_(
            "ESCO %(version)s has another %(file)s already. Remove that version first "
            "(talentmatch skills remove-esco %(version)s), or import this one under a --version of its own."
        )
        raise Conflict(message, version=version, file=name)


def _store(writer: EscoWriter, shape: Shape, rows: Sequence[Any], lang: str) -> int:
    if shape is Shape.CONCEPTS:
        return writer.add_concepts(rows, lang)
    if shape is Shape.LABELS:
        return writer.add_labels(rows, lang)
    return writer.add_relations(rows)


def _mostly_left_out(file: ImportedFile) -> Iterator[Fault]:
    """Yield a fault when most rows are about concepts that are not there; the official files have some such rows."""
    if 2 * file.left_out > file.rows:
        message = N_(
            "%(left_out)s of the %(rows)s rows are about concepts that are not there; import it with skills_en.csv, "
            "occupations_en.csv and the files of groups of the same version"
        )
        yield Fault(file.name, message, values={"left_out": file.left_out, "rows": file.rows})


def _finish(session: Session, release: EscoRelease, stored: Sequence[ImportedFile], *, is_new: bool) -> Imported:
    session.add_all(EscoFile(release_id=release.id or 0, **asdict(file)) for file in stored)
    session.flush()
    is_current = finish_release(session, release, is_new=is_new) if stored else release.is_current
    return Imported(release.version, is_current, tuple(stored))
