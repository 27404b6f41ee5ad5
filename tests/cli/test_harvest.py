"""The commands that keep and harvest sources."""

import pytest

from talentmatch.exchange.harvest.fetching import NO_MARKS, Fetched, Fetcher, Marks
from tests.databases import SMALL_CATALOGUE

pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True, scope="session")
ADDRESS = "https://school.example/places.csv"


@pytest.fixture
def web(monkeypatch):
    """Answer with the places of the small catalogue, one of them renamed."""
    text = (SMALL_CATALOGUE / "places.csv").read_text(encoding="utf-8").replace("Niel,Niel", "Niel,Niel-sur-Rupel", 1)

    def fetch(self, url, marks=NO_MARKS, **_limit):
        assert "127.0.0.1:8000" in self.agent
        content = None if marks.etag else text.encode()
        return Fetched(url, content, Marks('"1"'))

    monkeypatch.setattr(Fetcher, "fetch", fetch)


def test_a_source_is_kept_tried_harvested_and_listed(ready, web):
    assert (
        ready("harvest-sources", "add", "school", ADDRESS, "--kind", "csv", "--table", "places", "--note", "Mondays")[0]
        == 0
    )
    code, out, _ = ready("harvest", "school", "--dry-run")
    assert (code, "Niel-sur-Rupel" in out, out.splitlines()[-1]) == (0, True, "This was a dry run: nothing was stored.")
    code, out, _ = ready("harvest", "school")
    assert (code, "undo-import 1" in out) == (0, True)
    code, out, _ = ready("harvest", "--all")
    assert (code, "Nothing has changed" in out) == (0, True)
    _, out, _ = ready("harvest-sources", "list")
    assert "nothing new" in out
    assert "Mondays" in out
    ready("harvest-sources", "pause", "school")
    code, _, error = ready("harvest", "school")
    assert (code, "resume school" in error) == (2, True)
    assert ready("harvest-sources", "resume", "school")[0] == 0
    assert ready("harvest-sources", "remove", "school")[0] == 0


def test_an_address_needs_a_kind_and_what_goes_with_it(ready, web):
    for wrong in (
        [ADDRESS],
        [ADDRESS, "--kind", "csv"],
        [ADDRESS, "--kind", "jsonld", "--table", "places"],
        [],
        ["x", "--all"],
    ):
        assert ready("harvest", *wrong)[0] == 2
    code, out, _ = ready("harvest", ADDRESS, "--kind", "csv", "--table", "places")
    assert (code, "Niel-sur-Rupel" in out) == (0, True)
