"""Linking and suggesting from the command line."""

import json

import pytest


def test_link_says_where_how_surely_and_how(ready):
    code, out, _ = ready("link", "Vous maîtrisez les BPF.", "--lang", "fr")
    assert code == 0
    assert " ".join(out.split()) == "19-22 0.93 abbreviation BPF → good manufacturing practice (GMP)"


def test_link_reads_a_file_and_writes_json(ready, tmp_path):
    file = tmp_path / "vacancy.txt"
    file.write_text("Kennis van HPLC.", encoding="utf-8")
    _, out, _ = ready("link", str(file), "--format", "json")
    assert json.loads(out)[0] == {
        "skill_id": "hplc", "start": 11, "end": 15, "words": "HPLC", "confidence": 0.93, "method": "abbreviation",
    }  # fmt: skip


def test_suggest_skills_stores_what_it_found_unless_told_not_to(ready):
    _, dry, _ = ready("suggest-skills", "--dry-run")
    assert " suggestions added" in dry
    _, out, _ = ready("suggest-skills", "--format", "json")
    waiting = json.loads(out)
    assert waiting[0]["status"] == "suggested"
    assert f"{len(waiting)} wait for a decision." in dry
    assert "0 suggestions added, 0 changed, 0 withdrawn." in ready("suggest-skills")[1]


def test_suggest_skills_takes_decisions(ready):
    numbers = [row["id"] for row in json.loads(ready("suggest-skills", "--format", "json")[1])]
    code, out, _ = ready("suggest-skills", "--accept", str(numbers[0]), "--reject", str(numbers[1]), "--by", "me")
    assert (code, f"{len(numbers) - 2} wait for a decision." in out) == (0, True)
    code, _, err = ready("suggest-skills", "--accept", str(numbers[1]))
    assert (code, "was decided by me on" in err) == (2, True)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["link", ""], "The text is empty"),
        (["suggest-skills", "--dry-run", "--accept", "1"], "--dry-run only shows"),
        (["suggest-skills", "--reject", "999"], "There is no suggestion 999"),
    ],
)
def test_a_bad_question_ends_with_status_2_and_one_message(ready, args, message):
    code, _, err = ready(*args)
    assert (code, message in err, len(err.splitlines())) == (2, True, 1)
