import pytest

from talentmatch.evaluation import Collection, Text
from talentmatch.evaluation.hard import beginnings, hard_pairs

DOCUMENTS = (
    Text("easy", "Producing vaccines", "", "en"),
    Text("hard", "Bioreactors", "", "en"),
    Text("other", "The bakery", "", "en"),
)
QUERIES = (Text("q", "the vaccine PRODUCER", "", "en"), Text("found", "bioreactor", "", "en"))
JUDGED = Collection("set", DOCUMENTS, QUERIES, {"q": {"easy": 2, "hard": 1, "other": 0}, "found": {"hard": 1}})


def test_it_compares_the_beginnings_of_words_without_case_accents_and_stop_words():
    assert beginnings(Text("t", "L'Épidémiologie du virus", "", "fr")) == {"epide", "virus"}


def test_it_calls_a_relevant_document_easy_when_the_titles_share_a_beginning():
    assert hard_pairs(JUDGED).easy == {"q": {"easy"}, "found": {"hard"}}


def test_it_leaves_out_easy_documents_and_queries_without_hard_ones():
    assert hard_pairs(JUDGED).judgements == {"q": {"hard": 1, "other": 0}}


def test_it_measures_hard_documents_as_if_the_easy_ones_were_not_there():
    pairs = hard_pairs(JUDGED)
    assert pairs.values({"q": {"easy": 3.0, "hard": 2.0, "other": 1.0}, "found": {}}) == {"q": 1.0}
    assert pairs.values({"q": {"easy": 3.0, "other": 2.0, "hard": 1.0}}) == {"q": pytest.approx(0.6309, abs=1e-4)}
