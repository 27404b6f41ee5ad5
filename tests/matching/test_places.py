"""A place is found by its name in any language, its postcode, its province or its region."""

import pytest

from talentmatch.matching.places import PlaceFinder
from talentmatch.models import Place

GENT = Place(
    id="gent", name_nl="Gent", name_fr="Gand", name_en="Ghent", region="flanders", latitude=51.05, longitude=3.72
)
LIEGE = Place(
    id="liege", name_nl="Luik", name_fr="Liège", name_en="Liège", region="wallonia", latitude=50.63, longitude=5.57
)
FINDER = PlaceFinder([GENT, LIEGE])


@pytest.mark.parametrize("asked", ["Luik", "liège", "LIEGE", "Lüttich", "4000", "B-4000", "4020 Liège"])
def test_it_finds_a_town_of_the_catalogue_by_any_name_and_by_postcode(asked):
    assert FINDER.find(asked).place is LIEGE


@pytest.mark.parametrize(("asked", "name"), [("Bergen", "Mons"), ("Hal", "Hal"), ("zwijnaarde", "Zwijnaarde")])
def test_it_knows_the_towns_that_no_programme_names(asked, name):
    area = FINDER.find(asked, 100)
    assert area.place.name_fr == name
    assert "gent" in area.place_ids


def test_it_reads_a_province_and_what_lies_in_it():
    area = FINDER.find("oost-vlaanderen")
    assert (area.province, area.place_ids) == ("east-flanders", {"gent"})
    assert FINDER.find("Limburg").place_ids == frozenset()


@pytest.mark.parametrize(("asked", "near"), [("Zwijnarde", "Zwijnaarde"), ("Gennt", "Gent"), ("Atlantis", None)])
def test_it_suggests_a_name_that_is_much_alike(asked, near):
    assert FINDER.find(asked).suggestion == near
