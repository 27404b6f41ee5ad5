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
    (tmp_path / "docs.jsonl").write_text("\n".join(map(json.dumps, DOCUMENTS)))
    (tmp_path / "queries.jsonl").write_text("\n".join(map(json.dumps, QUERIES)))
    (tmp_path / "qrels.tsv").write_text(JUDGEMENTS)
    return tmp_path
