"""Shortage occupations are filtered by region and family, and keep to years and codes that are known."""

import pytest
from pydantic import ValidationError

from talentmatch.models import ShortageOccupation
from talentmatch.needs.inputs import ShortageOccupationInput
from talentmatch.needs.queries import list_shortage_occupations

ENTRY = {
    "id": "forem-2025-operator", "agency": "Forem", "label_published": "opérateur", "label_lang": "fr",
    "title_nl": "Operator", "title_fr": "Opérateur", "title_en": "Operator", "status": "shortage",
    "source_url": "https://example.org/", "checked_on": "2026-11-22",
}  # fmt: skip


def test_are_listed_by_region_and_family_the_latest_first(session):
    every = list_shortage_occupations(session)
    assert [row.year for row in every] == sorted((row.year for row in every), reverse=True)
    assert {row.region for row in list_shortage_occupations(session, region="wallonia")} == {"wallonia"}
    assert {row.family for row in list_shortage_occupations(session, family="qa")} == {"qa"}


def test_stay_in_every_region_when_their_own_is_not_known(session):
    session.add(ShortageOccupation(**ShortageOccupationInput(**ENTRY).model_dump()))
    session.flush()
    assert ENTRY["id"] in {row.id for row in list_shortage_occupations(session, region="brussels")}


@pytest.mark.parametrize("wrong", [{"year": "20x5"}, {"status": "rare"}, {"region": "mars"}, {"source_url": "ftp://x"}])
def test_refuse_what_is_not_known(wrong):
    with pytest.raises(ValidationError):
        ShortageOccupationInput(**{**ENTRY, **wrong})
