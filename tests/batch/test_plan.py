from dataclasses import replace

from talentmatch.batch.plan import find_receipt
from talentmatch.batch.work import work


def finished(tasks):
    return [task.number for task in tasks if find_receipt(task)]


def test_a_finished_part_is_known_by_its_inputs(lay):
    tasks = lay()
    assert finished(tasks) == []
    work(tasks[1])
    work(tasks[4])
    assert finished(lay()) == [1, 4]
    assert finished(lay(top=5)) == []


def test_only_a_part_whose_questions_changed_is_done_again(lay, questions):
    for task in lay():
        work(task)
    changed = [*questions[:2], replace(questions[2], query=replace(questions[2].query, title="other")), *questions[3:]]
    assert finished(lay(asked=changed)) == [0, 2, 3, 4, 5]


def test_a_part_that_was_damaged_or_removed_is_done_again(lay, tmp_path, results):
    for task in lay():
        work(task)
    before = results()
    (tmp_path / "run/parts/part-00001.jsonl").write_text("half")
    (tmp_path / "run/parts/part-00002.jsonl").unlink()
    (tmp_path / "run/receipts/00003.json").write_text("{")
    (tmp_path / "run/undone/part-00004.jsonl").write_text("half")
    tasks = lay()
    assert finished(tasks) == [0, 4, 5]
    for number in (1, 2, 3):
        work(tasks[number])
    assert results() == before


def test_parts_that_are_no_longer_asked_for_go(lay, results, questions):
    for task in lay():
        work(task)
    assert len(lay(asked=questions[:3])) == 2
    assert list(results()) == ["part-00000.jsonl", "part-00001.jsonl"]
