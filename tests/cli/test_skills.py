"""The commands about ESCO import it, say what changes, and end with status 2 on a faulty download."""

import json

from tests.esco_files import DUTCH, ENGLISH, STIR, TASTE, english_zip, skill, write_csvs, write_zip


def test_import_esco_stores_a_version_and_finds_it_done_the_second_time(ready, tmp_path):
    archive = str(english_zip(tmp_path))
    code, out, _ = ready("skills", "import-esco", archive)
    assert (code, out.splitlines()[-1]) == (0, "ESCO 1.1.0 is imported and in use.")
    code, out, _ = ready("skills", "import-esco", archive)
    assert (code, out) == (0, "ESCO 1.1.0 has all of these files already; nothing to do.\n")


def test_import_esco_as_a_dry_run_stores_nothing(ready, tmp_path):
    code, out, _ = ready("skills", "import-esco", str(english_zip(tmp_path)), "--dry-run")
    assert (code, out.splitlines()[-1]) == (0, "This was a dry run: nothing was stored.")
    assert "No version of ESCO was imported." in ready("skills", "esco-report")[1]


def test_import_esco_says_what_a_new_version_changes(ready, tmp_path):
    ready("skills", "import-esco", str(english_zip(tmp_path)))
    files = {
        **ENGLISH,
        "skills_en.csv": [skill(STIR, "stir well"), *ENGLISH["skills_en.csv"][1:], skill(TASTE, "taste")],
    }
    path = str(write_zip(tmp_path / "ESCO v1.2.0 - en.zip", files))
    code, out, _ = ready("skills", "import-esco", path, "--dry-run", "--format", "json")
    changes = json.loads(out)["changes"]
    assert (code, changes["from"], changes["to"]) == (0, "1.1.0", "1.2.0")
    assert changes["relabelled"] == [{"uri": STIR, "lang": "en", "old": "stir the mash", "new": "stir well"}]
    lines = ready("skills", "import-esco", path)[1].splitlines()
    assert f"    taste  <{TASTE}>" in lines
    assert f"    en:  stir the mash -> stir well  <{STIR}>" in lines
    assert any(
        line.startswith("  good-manufacturing-practice: its concept is gone; links from programmes: ") for line in lines
    )


def test_esco_report_shows_versions_files_and_the_attribution(ready, tmp_path):
    ready("skills", "import-esco", str(english_zip(tmp_path)))
    ready("skills", "import-esco", str(write_csvs(tmp_path / "nl", DUTCH)), "--version", "1.1.0")
    code, out, _ = ready("skills", "esco-report")
    assert (code, out.splitlines()[0]) == (0, "ESCO 1.1.0, in use")
    assert "  labels: en 7, nl 2" in out
    assert "This service uses the ESCO classification of the European Commission." in out
    release = json.loads(ready("skills", "esco-report", "--format", "json")[1])["releases"][0]
    assert "skill_labels_nl.csv" in [file["name"] for file in release["files"]]


def test_use_esco_and_remove_esco_choose_among_the_versions(ready, tmp_path):
    for version in ("1.1.0", "1.2.0"):
        ready("skills", "import-esco", str(english_zip(tmp_path, version)))
    assert ready("skills", "use-esco", "1.1.0")[1] == "ESCO 1.1.0 is in use.\n"
    assert ready("skills", "remove-esco", "1.1.0")[1] == "ESCO 1.1.0 is removed.\n"
    assert ready("skills", "esco-report")[1].splitlines()[0] == "ESCO 1.2.0, in use"


def test_a_version_that_is_not_there_ends_with_status_2(ready):
    for args in (["use-esco", "9.9"], ["remove-esco", "9.9"], ["esco-report", "--against", "9.9"]):
        code, _, err = ready("skills", *args)
        assert (code, err) == (2, "talentmatch: ESCO 9.9 was not imported. Run: talentmatch skills import-esco\n")


def test_a_faulty_download_ends_with_status_2_and_leaves_nothing_behind(ready, tmp_path):
    files = {**ENGLISH, "skills_en.csv": [*ENGLISH["skills_en.csv"], skill(TASTE, "")]}
    code, _, err = ready("skills", "import-esco", str(write_csvs(tmp_path / "esco", files)), "--version", "1.0")
    assert (code, "skills_en.csv, line 6, column preferredLabel: is empty and must be filled" in err) == (2, True)
    assert "No version of ESCO was imported." in ready("skills", "esco-report")[1]


def test_a_missing_download_ends_with_status_2_and_says_where_to_get_it(ready):
    code, _, err = ready("skills", "import-esco", "no/such.zip")
    assert (code, "There is no no/such.zip." in err, "https://esco.ec.europa.eu" in err) == (2, True, True)
