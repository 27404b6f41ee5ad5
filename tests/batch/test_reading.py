import pytest

from talentmatch.batch.reading import read_documents, read_profiles
from talentmatch.engine import Passage
from talentmatch.errors import InvalidData


def test_it_reads_profiles_from_json_lines(tmp_path):
    path = tmp_path / "profiles.jsonl"
    path.write_text(
        '{"id": "VDAB 1", "title": "Operator", "lang": "nl", "skills": {"follow-gmp": 0.5}}\n\n'
        '{"id": "2", "text": "Labo", "skills": ["a", "b"], "alternates": [{"lang": "en", "title": "Lab"}]}\n'
    )
    first, second = read_profiles(path)
    assert (first.id, first.query.title, first.query.lang, first.query.wanted) == (
        "VDAB 1", "Operator", "nl", {"follow-gmp": 0.5},
    )  # fmt: skip
    assert (second.query.lang, second.query.wanted) == (None, {"a": 1, "b": 1})
    assert second.query.alternates == (Passage("en", "Lab"),)


def test_it_reads_profiles_and_documents_from_csv(tmp_path):
    path = tmp_path / "some.csv"
    path.write_text("id,title,lang,skills\n1,Operator,,a | b\n", encoding="utf-8-sig")
    assert [(q.id, q.query.lang, q.query.wanted) for q in read_profiles(path)] == [("1", None, {"a": 1, "b": 1})]
    assert [(document.title, document.skills) for document in read_documents(path)] == [("Operator", ("a", "b"))]


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("p.jsonl", '{"id": "1"}\n{"id": "1"}\n', "line 2: The identifier 1 stands on an earlier line too."),
        ("p.jsonl", "{", "line 1: This is not JSON."),
        ("p.jsonl", '{"id": ""}', "id: is empty"),
        ("p.jsonl", '{"id": "1", "skills": {"a": 2}}', "skills: is above the greatest possible value"),
        ("p.jsonl", '{"id": "1", "lang": "es"}', "lang: is not a known code"),
        ("p.csv", "id,titel\n1,x\n", "titel"),
        ("p.csv", 'id,title\n1,"x', "This is not CSV"),
        ("p.txt", "", "must end in .jsonl or .csv"),
        ("p.jsonl", b"\xff", "is not UTF-8"),
    ],
)
def test_it_says_where_a_file_does_not_fit(tmp_path, name, content, fault):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InvalidData) as refused:
        list(read_profiles(path))
    assert fault in refused.value.text()
