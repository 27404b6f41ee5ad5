"""The command that asks addresses names those that fail and keeps what it found."""

import pytest

from talentmatch.catalogue.links.asking import Asker, Outcome

pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True, scope="session")


def test_check_links_names_what_fails_and_goes_on_with_the_rest_next_time(ready, monkeypatch):
    asked = []

    def ask(self, url):
        asked.append(url)
        assert "127.0.0.1:8000" in self.agent
        return Outcome("404", reached=False)

    monkeypatch.setattr(Asker, "ask", ask)
    code, out, _ = ready("check-links", "--limit", "2")
    assert (code, out.splitlines()[-2]) == (0, "2 addresses asked")
    assert f"404        {asked[0]}" in out
    ready("check-links", "--limit", "2")
    assert len(set(asked)) == 4
