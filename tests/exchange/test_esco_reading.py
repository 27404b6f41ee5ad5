"""The occupations of a download are read without a database."""

import pytest

from talentmatch.errors import InvalidData
from talentmatch.exchange.esco_reading import read_occupations
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.skills.occupations import OccupationNames
from tests.esco_files import BREWER, TASTER, english_zip, label, occupation, write_csvs


def test_it_yields_the_names_of_occupations_in_every_language_and_nothing_else(tmp_path):
    write_csvs(tmp_path / "nl", {"occupations_nl.csv": [label(BREWER, "brouwer", "bierbrouwer")]})
    assert [*read_occupations([english_zip(tmp_path), tmp_path / "nl"])] == [
        OccupationNames(BREWER, "en", "brewer", ("maker of beer", "Élite brewer")),
        OccupationNames(TASTER, "en", "beer taster", ("brewer",)),
        OccupationNames(BREWER, "nl", "brouwer", ("bierbrouwer",)),
    ]


def test_it_names_the_line_of_a_row_without_a_name(tmp_path):
    folder = write_csvs(tmp_path / "esco", {"occupations_en.csv": [occupation(BREWER, "")]})
    with pytest.raises(FaultyFiles) as raised:
        list(read_occupations([folder], "1.0"))
    assert "line 2" in raised.value.text()


def test_it_refuses_a_folder_without_esco(tmp_path):
    with pytest.raises(InvalidData, match="no file of ESCO"):
        list(read_occupations([tmp_path]))
