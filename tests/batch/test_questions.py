from talentmatch.batch.questions import Question, read_questions, write_questions
from talentmatch.engine import Passage, Query


def test_it_reads_what_it_wrote():
    questions = [
        Question("a", Query("Opérateur", "é\nè", "fr", (Passage("nl", "Operator"),), {"follow-gmp": 0.5})),
        Question("b", Query("\u2028", lang=None)),
    ]
    assert read_questions(write_questions(questions)) == questions
