"""The profiles and the programmes that stand in the database, for a run."""

from collections.abc import Sequence

from talentmatch.batch.fields import settings_of
from talentmatch.batch.questions import Question
from talentmatch.engine import Index
from talentmatch.matching.many import read_profiles
from talentmatch.runtime import Runtime


def stored_questions(runtime: Runtime, lang: str) -> list[Question]:
    """Return every live job profile as the pages ask it, first in a language, by identifier."""
    with runtime.database.reading() as session:
        queries = read_profiles(session, runtime.live.current(session), lang)
    return [Question(name, query) for name, query in sorted(queries.items())]


def stored_index(runtime: Runtime, fields: Sequence[str]) -> Index:
    """Return the index of all programmes, compared by these fields, or by all."""
    with runtime.database.reading() as session:
        index = runtime.live.current(session).index
    return index.with_settings(settings_of(fields)) if fields else index
