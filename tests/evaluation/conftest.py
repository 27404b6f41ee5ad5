import json

import pytest

DOCUMENTS = [
    {"id": "d1", "title": "Vaccine production", "text": "Making vaccines in bioreactors.", "lang": "en"},
    {"id": "d2", "title": "Cell culture", "text": "Growing cells.", "lang": "en"},
    {"id": "d3", "title": "Cold chain", "text": "Storing vaccines.", "lang": "en"},
]
QUERIES = [
    {"id": "q1", "title": "vaccine producer", "text": "", "lang": "en"},
    {"id": "q2", "title": "cells", "text": "", "lang": None},
    {"id": "q3", "title": "zzz"},
]
JUDGEMENTS = "q1\t0\td1\t2\nq1\t0\td3\t1\nq2\t0\td2\t1\nq3\t0\td1\t1\n"


@pytest.fixture
def directory(tmp_path):
    return write_set(tmp_path, DOCUMENTS, QUERIES, JUDGEMENTS)


@pytest.fixture
def sets(tmp_path):
    """A folder of two sets: English and Dutch queries for the same English documents."""
    english = [{**query, "lang": "en"} for query in QUERIES]
    dutch = [
        {"id": f"q{at}", "title": text, "lang": "nl"} for at, text in enumerate(["vaccins maken", "celcultuur"], 1)
    ]
    write_set(tmp_path / "english", DOCUMENTS, english, JUDGEMENTS)
    write_set(tmp_path / "dutch", DOCUMENTS, dutch, JUDGEMENTS)
    return tmp_path


def write_set(path, documents, queries, judgements):
    path.mkdir(exist_ok=True)
    (path / "docs.jsonl").write_text("\n".join(map(json.dumps, documents)))
    (path / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)))
    (path / "qrels.tsv").write_text(judgements)
    return path
