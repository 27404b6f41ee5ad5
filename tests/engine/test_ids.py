import pytest

from talentmatch.engine.ids import pack_ids

NAMES = ["a", "programme-é", "", "日本", "\ud800"]


def test_it_gives_back_what_was_packed():
    packed = pack_ids(NAMES)
    assert (list(packed), packed[1], packed[-1], packed[1:3]) == (NAMES, "programme-é", "\ud800", ("programme-é", ""))
    assert len(packed) == 5
    assert "日本" in packed


def test_it_ends_where_the_strings_end():
    with pytest.raises(IndexError):
        pack_ids(NAMES)[5]
    assert list(pack_ids([])) == []
