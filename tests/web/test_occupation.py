"""A page says as which occupation it read a question, for words then count that nobody typed."""

from dataclasses import replace

import pytest

from talentmatch.matching.bridge import OccupationBridge
from talentmatch.skills.occupations import OccupationNames, gather_occupations

NAMES = [
    OccupationNames("gowner", "en", "cleanroom gowner", ("gowning hand",)),
    OccupationNames("gowner", "nl", "cleanroomkleder", ()),
]


@pytest.fixture
def with_esco(runtime, session, monkeypatch):
    loaded = runtime.live.current(session)
    bridge = OccupationBridge(gather_occupations(NAMES))
    monkeypatch.setattr(runtime.live, "_loaded", replace(loaded, bridge=bridge))


def test_a_text_is_said_to_be_read_as_an_occupation(pages, with_esco):
    page = pages.post("/en/match", data={"text": "Cleanroomkleder"})
    assert "Read as the occupation in ESCO: cleanroom gowner." in page.text


def test_the_name_carries_its_language_where_the_page_has_none(pages, with_esco):
    page = pages.get("/fr/search?q=cleanroomkleder")
    (name,) = [e for e in page.all("span") if e.text == "cleanroomkleder"]
    assert name.get("lang") == "nl"


def test_nothing_is_said_without_an_occupation(pages, with_esco):
    assert "ESCO:" not in pages.post("/en/match", data={"text": "cleanroom"}).text
