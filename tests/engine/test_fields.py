from dataclasses import replace

import pytest

from talentmatch.engine import FIELDS, Settings, present_settings, without_meaning
from talentmatch.errors import InvalidData


@pytest.mark.parametrize("fields", [FIELDS, without_meaning(FIELDS)], ids=["with meaning", "without"])
def test_it_weighs_the_fields_so_that_a_score_lies_between_0_and_1(fields):
    assert sum(field.weight for field in fields) == pytest.approx(1)
    assert sum(field.across for field in fields) <= 1 + 1e-9


def test_it_gives_words_no_weight_across_languages():
    assert all(field.across == 0 for field in FIELDS if field.per_language)


def test_it_names_settings_by_the_field_that_decides_or_is_left_out():
    assert {f.name for f in present_settings().only("pieces").fields if f.weight or f.across} == {"pieces"}
    assert {f.name for f in present_settings().without("pieces").fields if not f.weight} == {"pieces"}


@pytest.mark.parametrize("change", [{"weight": -1}, {"across": -1}, {"name": FIELDS[1].name}])
def test_it_refuses_a_field_that_weighs_less_than_nothing_and_two_of_one_name(change):
    with pytest.raises(InvalidData):
        Settings((replace(FIELDS[0], **change), *FIELDS[1:]))


@pytest.mark.parametrize(
    "change", [{"weight": 0.3}, {"part": "title"}, {"across": 0.3}, {"per_language": False}, {"name": "other"}]
)
def test_it_has_another_fingerprint_after_any_change(change):
    changed = Settings((replace(FIELDS[0], **change), *FIELDS[1:]))
    assert changed.fingerprint != Settings().fingerprint == Settings(FIELDS).fingerprint
