"""The lists that page through large tables are found by an index, as PostgreSQL's planner says itself."""

import pytest
from sqlalchemy import event, text

from talentmatch.catalogue.desk_pages import DeskRequest, list_records
from talentmatch.catalogue.desk_queries import PROGRAMMES
from talentmatch.catalogue.listing import page_programmes, page_runs
from talentmatch.catalogue.queries import list_providers
from talentmatch.models.editing import days_due
from talentmatch.models.paging import Slice
from talentmatch.needs.listing import page_profiles
from tests.catalogue.many import fill

PART = Slice("made-p", 20)
LISTS = {
    "programmes of the interface": (lambda s: page_programmes(s, {}, PART), "ix_large_programme_id"),
    "programmes that teach a skill": (
        lambda s: page_programmes(s, {"skill": ["made-skill-7"]}, PART),
        "ix_programme_skill_skill_id",
    ),
    "programmes of a provider": (
        lambda s: page_programmes(s, {"provider": ["made-provider-7"]}, PART),
        "ix_large_programme_partners",
    ),
    "job profiles": (lambda s: page_profiles(s, {}, PART), "ix_large_job_profile_id"),
    "dated runs": (lambda s: page_runs(s, {}, PART), "ix_large_course_instance_id"),
    "the desk by title": (lambda s: list_records(s, PROGRAMMES, DeskRequest()), "ix_large_programme_folded"),
    "the desk by provider": (
        lambda s: list_records(s, PROGRAMMES, DeskRequest(sort="provider")),
        "ix_large_provider_folded",
    ),
    "the desk by age": (
        lambda s: list_records(s, PROGRAMMES, DeskRequest(sort="confirmed")),
        "ix_large_programme_confirmed",
    ),
    "of one provider at the desk": (
        lambda s: list_records(s, PROGRAMMES, DeskRequest(only="made-provider-3")),
        "ix_programme_provider_id",
    ),
    "days that have come": (lambda s: s.exec(days_due(s)).one(), "ix_large_programme_publish_on"),
}


@pytest.fixture
def many(session, backend):
    """Give a catalogue that is large enough for the planner to care, and the plans of what is asked of it."""
    if backend != "postgresql":
        pytest.skip("SQLite has one plan for a key")
    fill(session, programmes=4000, providers=50, skills=100, profiles=1000, companies=20)
    session.execute(text("ANALYZE"))
    session.execute(
        text("SET LOCAL enable_seqscan = off")
    )  # a small table is read whole; the order of a large one is not
    return session


def plans_of(session, ask):
    """Return how the database finds all that a list asks for."""
    asked = []

    def note(_connection, _cursor, statement, parameters, *_others):
        asked.append((statement, parameters))

    engine = session.get_bind().engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        ask(session)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    connection = session.connection()
    return "\n".join(
        line
        for statement, parameters in asked
        if statement.startswith("SELECT")
        for (line,) in connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)
    )


def test_every_list_is_found_by_its_index(many):
    plans = {name: plans_of(many, ask) for name, (ask, _index) in LISTS.items()}
    assert [name for name, (_ask, index) in LISTS.items() if index not in plans[name]] == []


def test_the_numbers_of_each_provider_read_no_programme(many):
    vacuumed = "UPDATE pg_class SET relallvisible = relpages WHERE relname = 'programme'"  # as far as a plan can tell
    many.execute(text(vacuumed))
    assert "Index Only Scan using ix_large_programme_shown" in plans_of(many, list_providers)
