from dataclasses import replace

import pytest

from talentmatch.engine import DEFAULT, FIELDS, Settings
from talentmatch.errors import InvalidData


def test_it_weighs_the_fields_so_that_a_score_lies_between_0_and_1():
    assert sum(field.weight for field in FIELDS) == 1


@pytest.mark.parametrize("change", [{"weight": 0}, {"weight": -1}, {"name": FIELDS[1].name}])
def test_it_refuses_a_field_without_weight_and_two_of_one_name(change):
    with pytest.raises(InvalidData):
        Settings((replace(FIELDS[0], **change), *FIELDS[1:]))


@pytest.mark.parametrize("change", [{"weight": 0.3}, {"part": "title"}, {"per_language": False}, {"name": "other"}])
def test_it_has_another_fingerprint_after_any_change(change):
    changed = Settings((replace(FIELDS[0], **change), *FIELDS[1:]))
    assert changed.fingerprint != DEFAULT.fingerprint == Settings(FIELDS).fingerprint
