"""A download of ESCO comes in whole, in every language, or not at all."""

import struct
import zipfile
from datetime import UTC, datetime

import pytest
from sqlmodel import select

from talentmatch.errors import Conflict, InvalidData
from talentmatch.exchange.esco import import_esco, open_download
from talentmatch.exchange.esco_sources import LARGEST_FILE
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.models import EscoLabel, EscoRelease
from talentmatch.models.store import get_state
from talentmatch.skills.esco_queries import current_release, describe_release, esco_labels, esco_version
from tests.esco_files import (
    BREW,
    BREWER,
    DUTCH,
    ENGLISH,
    FOAM,
    RELATIONS,
    STIR,
    TASTE,
    english_zip,
    label,
    need,
    occupation,
    skill,
    write_csvs,
    write_zip,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def bring_in(session, *paths, version=None):
    return import_esco(session, open_download(paths, version), now=NOW)


def test_it_takes_zips_folders_and_files_of_several_languages_at_once(session, tmp_path):
    relations = write_zip(tmp_path / "ESCO dataset - v1.1.0 - classification -  - csv.zip", RELATIONS)
    dutch = write_csvs(tmp_path / "more", DUTCH) / "skill_labels_nl.csv"
    imported = bring_in(session, english_zip(tmp_path), relations, dutch)
    assert (imported.version, imported.is_current, len(imported.files)) == ("1.1.0", True, 8)
    contents = describe_release(session, current_release(session))
    assert contents.concepts == {"isco_group": 1, "knowledge": 1, "occupation": 2, "skill": 2, "skill_group": 1}
    assert contents.labels == {"en": 7, "nl": 2}
    assert contents.relations == {"broader": 2, "essential": 2, "optional": 2}
    assert contents.imported_at == NOW


def test_it_reads_alternatives_one_a_line_and_drops_repeats_of_the_name(session, tmp_path):
    bring_in(session, english_zip(tmp_path))
    names = {row.uri: row for row in esco_labels(session)}
    assert (names[STIR].preferred, names[STIR].alternatives) == ("stir the mash", ("mash stirring",))
    assert (names[FOAM].kind, names[FOAM].alternatives) == ("knowledge", ())


def test_it_accepts_a_byte_order_mark_windows_line_ends_and_very_long_cells(session, tmp_path):
    files = {"skills_en.csv": [skill(STIR, "stir", others="mix\r\nblend", text="x" * 200_000)]}
    bring_in(session, write_csvs(tmp_path / "esco", files, start="\ufeff", line_end="\r\n"), version="1.0")
    stored = session.exec(select(EscoLabel)).one()
    assert (stored.alternatives, len(stored.description)) == ("mix\nblend", 200_000)


def test_it_finds_the_same_files_done_and_changes_nothing(session, tmp_path):
    bring_in(session, english_zip(tmp_path))
    revision = get_state(session).revision
    assert bring_in(session, english_zip(tmp_path)).files == ()
    assert get_state(session).revision == revision


def test_it_counts_a_new_revision_so_that_the_index_is_renewed(session, tmp_path):
    before = get_state(session).revision
    bring_in(session, english_zip(tmp_path))
    assert get_state(session).revision > before


def test_it_adds_a_language_to_a_version_later(session, tmp_path):
    bring_in(session, english_zip(tmp_path))
    bring_in(session, write_csvs(tmp_path / "nl", DUTCH), version="1.1.0")
    assert describe_release(session, current_release(session)).labels == {"en": 7, "nl": 2}


def test_it_keeps_versions_beside_each_other_and_uses_the_latest(session, tmp_path):
    bring_in(session, english_zip(tmp_path, "1.9.0"))
    assert bring_in(session, english_zip(tmp_path, "1.10.0")).is_current
    assert not bring_in(session, english_zip(tmp_path, "1.8.0")).is_current
    assert esco_version(session) == "1.10.0"
    assert len(session.exec(select(EscoRelease)).all()) == 3


def test_it_counts_rows_about_concepts_that_are_in_no_file(session, tmp_path):
    rows = [label(STIR, "remuer"), label(BREW, "brasser"), label(TASTE, "goûter")]
    folder = write_csvs(tmp_path / "fr", {**ENGLISH, "skill_labels_fr.csv": rows})
    files = {file.name: file.left_out for file in bring_in(session, folder, version="1").files}
    assert (files["skill_labels_fr.csv"], files["skills_en.csv"]) == (1, 0)


SKILLS, NEEDS = "skills_en.csv", "occupationSkillRelations.csv"
FAULTS = [
    (SKILLS, skill("stir", "stir"), "skills_en.csv, line 6, column conceptUri: 'stir' is not a URI of ESCO"),
    (SKILLS, skill(TASTE, " "), "line 6, column preferredLabel: ' ' is empty and must be filled"),
    (SKILLS, skill(STIR, "stir"), "stands on line 2 already"),
    (SKILLS, {**skill(TASTE, "taste"), "conceptType": "Recipe"}, "column conceptType: 'Recipe' is not a known code"),
    (SKILLS, skill(TASTE, "ta\0ste"), "column preferredLabel: 'ta\\x00ste' holds a control character"),
    (NEEDS, need(BREWER, STIR, "perhaps"), "line 5, column relationType: 'perhaps' is not a known code"),
]


@pytest.mark.parametrize(("name", "row", "message"), FAULTS)
def test_it_names_file_line_and_column_of_a_faulty_row_and_stores_nothing(session, tmp_path, name, row, message):
    files = {**ENGLISH, **RELATIONS}
    folder = write_csvs(tmp_path / "esco", {**files, name: [*files[name], row]})
    with pytest.raises(FaultyFiles) as caught:
        bring_in(session, folder, version="1.0")
    assert message in str(caught.value)
    session.rollback()
    assert session.exec(select(EscoRelease)).all() == []


def test_it_names_the_faults_of_every_file_at_once(session, tmp_path):
    files = {SKILLS: [skill("stir", "stir")], "occupations_en.csv": [occupation("brewer", "brewer")]}
    with pytest.raises(FaultyFiles) as caught:
        bring_in(session, write_csvs(tmp_path / "esco", files), version="1.0")
    assert {fault.file for fault in caught.value.faults} == set(files)


def test_it_refuses_labels_without_the_concepts_that_they_name(session, tmp_path):
    with pytest.raises(
        FaultyFiles, match=r"skill_labels_nl\.csv: 2 of the 2 rows are about concepts that are not there"
    ):
        bring_in(session, write_csvs(tmp_path / "nl", DUTCH), version="1.0")


def test_it_refuses_another_file_of_the_same_name_and_version(session, tmp_path):
    bring_in(session, english_zip(tmp_path))
    other = write_csvs(tmp_path / "other", {SKILLS: [skill(TASTE, "taste")]})
    with pytest.raises(Conflict, match=r"remove-esco 1\.1\.0"):
        bring_in(session, other, version="1.1.0")


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("skills_en.csv", bytes(LARGEST_FILE + 1))


def lying_zip(path):
    """Write a zip whose directory says that a file is far smaller than it unpacks to."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("skills_en.csv", b"conceptUri,preferredLabel,altLabels\n" + b"x" * 1_000_000)
    raw = path.read_bytes()
    path.write_bytes(raw.replace(struct.pack("<L", 1_000_036), struct.pack("<L", 100)))


def cut_zip(path):
    path.write_bytes(english_zip(path.parent).read_bytes()[:400])


def changed_zip(path):
    raw = bytearray(write_zip(path, {"skills_en.csv": ENGLISH["skills_en.csv"]}).read_bytes())
    raw[60] ^= 0xFF
    path.write_bytes(raw)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (bomb, "unpacks to more than 100 MB"),
        (lying_zip, "cannot be read"),
        (cut_zip, "cannot be read"),
        (changed_zip, "cannot be read"),
    ],
)
def test_it_refuses_a_zip_that_is_damaged_or_a_bomb(tmp_path, damage, message):
    damage(tmp_path / "ESCO v1.0.zip")
    with pytest.raises(InvalidData, match=message):
        [source.read() for _, source in open_download([tmp_path / "ESCO v1.0.zip"]).files]


def test_it_says_what_is_missing_and_where_to_get_it(tmp_path):
    with pytest.raises(InvalidData, match=r"There is no .*nothing\.zip.* https://esco\.ec\.europa\.eu"):
        open_download([tmp_path / "nothing.zip"])


def test_it_refuses_what_it_cannot_place(tmp_path):
    (tmp_path / "prices.csv").write_text("item,price\nbeer,3\n", encoding="utf-8")
    with pytest.raises(InvalidData, match=r"prices\.csv is no file of ESCO .* item, price"):
        open_download([tmp_path / "prices.csv"])
    with pytest.raises(InvalidData, match="there is no file of ESCO here"):
        open_download([tmp_path])
    with pytest.raises(InvalidData, match="does not say its language"):
        open_download([write_csvs(tmp_path / "plain", {"skills.csv": ENGLISH[SKILLS]})], "1.0")
    with pytest.raises(InvalidData, match="Which version of ESCO"):
        open_download([write_csvs(tmp_path / "nameless", ENGLISH)])
    with pytest.raises(InvalidData, match=r"several versions of ESCO \(1\.1\.0, 1\.2\.0\)"):
        open_download([english_zip(tmp_path), english_zip(tmp_path, "1.2.0")])
    with pytest.raises(InvalidData, match="'latest' is not a version of ESCO"):
        open_download([english_zip(tmp_path)], "latest")
