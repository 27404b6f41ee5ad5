"""What a run matches with what: files, or what stands in the database."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from talentmatch.batch.fields import settings_of
from talentmatch.batch.questions import Question
from talentmatch.batch.reading import read_documents
from talentmatch.batch.reading import read_profiles as read_filed_profiles
from talentmatch.engine import Index, IndexBuilder
from talentmatch.matching.live_index import whole_index
from talentmatch.matching.many import read_profiles
from talentmatch.runtime import Runtime

Sources = tuple[Index, Iterable[Question]]


@dataclass(frozen=True)
class Files:
    """Name the files that stand in for the stored profiles and for the catalogue."""

    profiles: Path | None
    programmes: Path | None


def stored_questions(runtime: Runtime, lang: str) -> list[Question]:
    """Return every live job profile as the pages ask it, first in a language, by identifier."""
    with runtime.database.reading() as session:
        queries = read_profiles(session, runtime.live.current(session), lang)
    return [Question(name, query) for name, query in sorted(queries.items())]


def stored_index(runtime: Runtime, fields: Sequence[str]) -> Index:
    """Return the index of all programmes, compared by these fields, or by all."""
    with runtime.database.reading() as session:
        index = whole_index(session, runtime.live.current(session))
    return index.with_settings(settings_of(fields)) if fields else index


def filed_index(path: Path, fields: Sequence[str]) -> Index:
    """Build the index of the programmes of a file for these fields, or for all."""
    builder = IndexBuilder(settings_of(fields))
    for document in read_documents(path):
        builder.add(document)
    return builder.build()


def gather(
    files: Files, open_runtime: Callable[[], AbstractContextManager[Runtime]], *, fields: Sequence[str], lang: str
) -> Sources:
    """Return what is matched with what; the database is opened only where a file does not say it."""
    if files.profiles and files.programmes:
        return filed_index(files.programmes, fields), read_filed_profiles(files.profiles)
    with open_runtime() as runtime:
        index = filed_index(files.programmes, fields) if files.programmes else stored_index(runtime, fields)
        return index, read_filed_profiles(files.profiles) if files.profiles else stored_questions(runtime, lang)
