import pytest

from talentmatch.batch.fields import settings_of
from talentmatch.engine import present_settings
from talentmatch.errors import InvalidData


def test_some_fields_share_the_weight_of_all():
    settings = settings_of(("skills", "words"))
    assert [field.name for field in settings.fields] == ["words", "skills"]
    assert sum(field.weight for field in settings.fields) == pytest.approx(1)
    assert settings.encoder is None


def test_none_named_are_those_of_the_product():
    assert settings_of(()) is present_settings()


def test_it_names_the_fields_there_are():
    with pytest.raises(InvalidData, match="sleep is no field here; the fields are words, pieces"):
        settings_of(("sleep",))
