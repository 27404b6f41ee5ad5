"""Checks that need more than one cell: identifiers, references, labels, languages and dates."""

from collections.abc import Iterator, Mapping, Set

from talentmatch.exchange.catalogue_files import FILES, CatalogueFile
from talentmatch.exchange.faults import Fault
from talentmatch.exchange.parsing import Record
from talentmatch.i18n import LANGUAGES, N_
from talentmatch.models.codes import LANGUAGE_CODES
from talentmatch.models.folded import fold

Tables = Mapping[str, list[Record]]
Names = Mapping[str, Set[str]]


def find_faults(tables: Tables, named: Names) -> Iterator[Fault]:
    """Yield every fault among the accepted records of all files.

    ``named`` holds the identifiers of all rows, refused ones too: a faulty row is reported once, not by each reference.
    """
    for file in FILES:
        yield from _duplicates(file, tables[file.name])
        for record in tables[file.name]:
            yield from record_faults(file, record, named)
        yield from table_faults(file, tables[file.name])


def record_faults(file: CatalogueFile, record: Record, named: Names) -> Iterator[Fault]:
    """Yield what is wrong with one record: broken references, missing translations, dates in the wrong order."""
    yield from _broken_references(file, record, named)
    yield from _half_translated(file, record)
    if file.name == "course_instances":
        yield from _instance_dates(record)


def table_faults(file: CatalogueFile, records: list[Record]) -> Iterator[Fault]:
    """Yield what is wrong between the records of one table; the later of two records that clash is the faulty one."""
    if file.name == "skills":
        yield from _repeated_labels(records)
        yield from _broader_cycles(records)


def _duplicates(file: CatalogueFile, records: list[Record]) -> Iterator[Fault]:
    first: dict[tuple[str, ...], int] = {}
    for record in records:
        key = file.key_of(record.input)
        if key in first:
            values = {"key": " + ".join(key), "line": first[key]}
            message = N_("%(key)s stands on line %(line)s already; keep one of the two")
            yield Fault(file.file_name, message, record.line, file.key[0], values)
        first.setdefault(key, record.line)


def _broken_references(file: CatalogueFile, record: Record, named: Names) -> Iterator[Fault]:
    for column, target in file.references.items():
        value = getattr(record.input, column)
        for name in value if isinstance(value, list) else [value] if value else []:
            if name not in named[target]:
                message = N_("names no row of %(target)s.csv; add that row or correct the name")
                yield Fault(file.file_name, message, record.line, column, {"target": target}, name)


def _half_translated(file: CatalogueFile, record: Record) -> Iterator[Fault]:
    for text in file.local_texts:
        filled = [lang for lang in LANGUAGES if getattr(record.input, f"{text}_{lang}")]
        if filled and len(filled) < len(LANGUAGES):
            lacking = next(lang for lang in LANGUAGES if lang not in filled)
            message = N_("is empty while another language has a text; add the translation")
            yield Fault(file.file_name, message, record.line, f"{text}_{lacking}")


def _instance_dates(record: Record) -> Iterator[Fault]:
    run = record.input
    if run.starts_on and run.ends_on and run.ends_on < run.starts_on:
        message = N_("lies before the start")
        yield Fault("course_instances.csv", message, record.line, "ends_on", shown=str(run.ends_on))
    if run.date_precision == "day" and run.starts_on is None:
        message = N_("is empty although the precision is 'day'; give the day or a coarser precision")
        yield Fault("course_instances.csv", message, record.line, "starts_on")


def _repeated_labels(records: list[Record]) -> Iterator[Fault]:
    for lang in LANGUAGE_CODES:
        owner: dict[str, str] = {}
        for record in records:
            labels = [getattr(record.input, f"label_{lang}"), *getattr(record.input, f"synonyms_{lang}")]
            for position, label in enumerate(labels):
                if not label:  # only the German one may be empty
                    continue
                other = owner.setdefault(fold(label), record.input.id)
                if other != record.input.id:
                    column = f"synonyms_{lang}" if position else f"label_{lang}"
                    message = N_("belongs to the skill %(other)s already; a label means one concept only")
                    yield Fault("skills.csv", message, record.line, column, {"other": other}, label)


def _broader_cycles(records: list[Record]) -> Iterator[Fault]:
    broader = {record.input.id: record.input.broader_id for record in records}
    for record in records:
        seen = {record.input.id}
        above = record.input.broader_id
        while above and above not in seen:
            seen.add(above)
            above = broader.get(above)
        if above == record.input.id:
            yield Fault(
                "skills.csv",
                N_("leads back to this very skill"),
                record.line,
                "broader_id",
                shown=record.input.broader_id,
            )
