import pytest

from talentmatch.errors import InvalidData
from talentmatch.evaluation import Text, find_collections, read_collection


def test_it_reads_documents_queries_and_judgements(directory):
    collection = read_collection(directory)
    assert collection.documents[1] == Text("d2", "Cell culture", "Growing cells.", "en")
    assert collection.queries[2] == Text("q3", "zzz", "", None)
    assert collection.judgements["q1"] == {"d1": 2, "d3": 1}


@pytest.mark.parametrize(
    ("name", "line", "fault"),
    [
        ("docs.jsonl", "{", "not JSON"),
        ("docs.jsonl", "[]", "id and a title"),
        ("docs.jsonl", '{"id": 1, "title": "a"}', "id and a title"),
        ("docs.jsonl", '{"id": "", "title": "a"}', "must not be empty"),
        ("docs.jsonl", '{"id": "a", "title": "a", "text": 5}', "must be text"),
        ("docs.jsonl", '{"id": "a", "title": "a", "lang": "es"}', "language"),
        ("docs.jsonl", '{"id": "d1", "title": "a"}', "d1 stands twice"),
        ("qrels.tsv", "q1 0 d1 1", "four columns"),
        ("qrels.tsv", "q1\t0\td1\thigh", "four columns"),
    ],
)
def test_it_names_the_file_and_the_line_of_a_fault(directory, name, line, fault):
    path = directory / name
    path.write_text(f"{path.read_text().rstrip()}\n\n{line}\n")
    number = path.read_text().count("\n")
    with pytest.raises(InvalidData, match=rf"{name}, line {number}: .*{fault}"):
        read_collection(directory)


def test_it_leaves_out_judgements_of_other_queries_and_keeps_judged_documents_that_are_not_there(directory):
    path = directory / "qrels.tsv"
    path.write_text(path.read_text() + "q9\t0\td1\t1\nq1\t0\td9\t1\n")
    judgements = read_collection(directory).judgements
    assert "q9" not in judgements
    assert judgements["q1"]["d9"] == 1


def test_it_says_when_no_judgement_is_about_these_queries(directory):
    (directory / "qrels.tsv").write_text("q9\t0\td1\t1\n")
    with pytest.raises(InvalidData, match="about one of its queries"):
        read_collection(directory)


def test_it_says_which_file_is_missing_or_not_text(directory):
    (directory / "queries.jsonl").write_bytes(b"\xff")
    with pytest.raises(InvalidData, match=r"queries\.jsonl is not UTF-8"):
        read_collection(directory)
    (directory / "docs.jsonl").unlink()
    with pytest.raises(InvalidData, match=r"docs\.jsonl cannot be read"):
        read_collection(directory)


def test_it_finds_the_sets_of_a_folder_and_takes_a_set_as_it_is(sets):
    assert find_collections([sets]) == [sets / "dutch", sets / "english"]
    assert find_collections([sets / "english"]) == [sets / "english"]


def test_it_says_that_a_folder_holds_no_set_or_is_not_there(tmp_path):
    with pytest.raises(InvalidData, match="holds no test collection"):
        find_collections([tmp_path])
    with pytest.raises(InvalidData, match="no folder"):
        find_collections([tmp_path / "missing"])
