"""What the catalogue holds is counted in SQL as it would be in reading it."""

from talentmatch.catalogue.counts import count_catalogue, count_providers
from talentmatch.catalogue.of_provider import own_ids
from talentmatch.catalogue.queries import list_programmes, list_providers, providers_by_name
from talentmatch.models import Programme, Provider
from tests.asked import statements_of


def test_programmes_are_counted_as_in_reading_them(session):
    hidden = session.get_one(Programme, "vitalent-jobseekers")
    hidden.state = "archived"
    session.flush()
    rows, counts = list_programmes(session), count_catalogue(session)
    assert counts.programmes == len(rows) > 0
    assert counts.training_lines == sum(row.record_type == "training_line" for row in rows) > 0
    assert counts.unnamed == sum(row.title_status == "descriptive" for row in rows)
    assert counts.inferred == sum(row.language_basis == "inferred" for row in rows)
    assert counts.without_cost == sum(row.cost_eur is None for row in rows)
    assert counts.historic == sum(row.status == "historic" for row in rows)
    days = sorted(row.checked_on for row in rows)
    assert (counts.first_checked, counts.last_checked) == (days[0], days[-1])


def test_an_empty_catalogue_was_never_read(session):
    for row in list_programmes(session):
        row.state = "draft"
    session.flush()
    counts = count_catalogue(session)
    assert (counts.programmes, counts.historic, counts.first_checked, counts.last_checked) == (0, 0, None, None)


def test_each_provider_has_the_number_of_its_own_programmes(session):
    session.get_one(Programme, "vitalent-jobseekers").state = "draft"
    session.get_one(Provider, "aptaskil").state = "archived"
    session.flush()
    entries = list_providers(session)
    assert [entry.provider for entry in entries] == providers_by_name(session)
    assert count_providers(session) == len(entries)
    for entry in entries:
        assert entry.programmes == len(own_ids(session, entry.provider.id))


def test_some_providers_are_listed_as_among_all(session):
    chosen = ("vitalent", "aptaskil", "nobody")
    with statements_of(session) as ran:
        few = list_providers(session, chosen)
    assert few == [entry for entry in list_providers(session) if entry.provider.id in chosen]
    assert (len(few), len(ran)) == (2, 3)
