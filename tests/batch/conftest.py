"""What the tests of runs share: a few documents and questions, compared by words and skills."""

import pytest

from talentmatch.batch.fields import settings_of
from talentmatch.batch.folder import Folder
from talentmatch.batch.plan import lay_out
from talentmatch.batch.questions import Question
from talentmatch.batch.work import Wish
from talentmatch.engine import Document, IndexBuilder, Passage, Query

FIELDS = ("words", "skills")
SUBJECTS = ("cleanroom gowning", "bioreactor culture", "aseptic filling", "data integrity", "quality control")


@pytest.fixture(scope="session")
def index():
    builder = IndexBuilder(settings_of(FIELDS))
    for number in range(60):
        subject, other = SUBJECTS[number % 5], SUBJECTS[number % 3]
        builder.add(Document(f"{number:02}", subject, f"{other} for operators", "en", skills=(f"skill-{number % 7}",)))
    return builder.build()


@pytest.fixture(scope="session")
def questions():
    french = (Passage("fr", "Opérateur", "salle blanche"),)
    return [
        Question(
            f"q-{n:02}", Query(SUBJECTS[n % 5], "operators", "en", french, {f"skill-{n % 7}": 1.0, "skill-0": 0.5})
        )
        for n in range(12)
    ]


@pytest.fixture
def lay(tmp_path, index, questions):
    """Lay out a run of six parts in a folder, or with other questions, in another folder or for another wish."""

    def laid(folder="run", asked=None, top=3):
        where = Folder(tmp_path / folder)
        return lay_out(where, index, asked or questions, size=2, wish=Wish(top, "jsonl", FIELDS))

    return laid


@pytest.fixture
def results(tmp_path):
    """Return the bytes of every file of results in a folder."""

    def of(folder="run"):
        return {path.name: path.read_bytes() for path in sorted((tmp_path / folder / "parts").iterdir())}

    return of
