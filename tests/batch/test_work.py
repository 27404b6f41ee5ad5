import json
import subprocess
import sys
from dataclasses import replace

import pytest

from talentmatch.batch.work import work
from talentmatch.errors import InvalidData

FOREIGN = {"flask", "sqlmodel", "sqlalchemy", "alembic", "pydantic", "click", "psycopg", "distributed", "pyarrow"}


def test_its_results_are_those_of_one_question_after_another(lay, results, index, questions):
    receipts = [work(task) for task in lay()]
    found = [json.loads(line) for content in results().values() for line in content.splitlines()]
    assert [(row["profile"], row["place"], row["programme"], row["score"]) for row in found] == [
        (question.id, place, match.id, match.score)
        for question in questions
        for place, match in enumerate(index.match(question.query, 3, exact=True), 1)
    ]
    assert sum(receipt.rows for receipt in receipts) == len(found) == 36


def test_a_worker_refuses_questions_that_were_not_planned(lay):
    first, second = lay(), lay(asked=None, top=4)
    work(second[0])
    with pytest.raises(InvalidData, match="Part 0 has other inputs here"):
        work(replace(first[0], inputs=second[1].inputs))


def test_a_worker_that_does_not_reach_the_folder_says_so(lay, tmp_path):
    task = replace(lay()[0], folder=tmp_path / "elsewhere")
    with pytest.raises(InvalidData, match="the same path on every machine"):
        work(task)


def test_a_worker_needs_neither_flask_nor_a_database():
    code = "import sys, talentmatch.batch.work; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert FOREIGN.isdisjoint(loaded)
