import pytest

from talentmatch.engine import present_settings
from talentmatch.errors import InvalidData
from talentmatch.evaluation import Text, read_collection
from talentmatch.evaluation.fieldwise import Pair, build_fieldwise, present_weights, setting_weights
from talentmatch.evaluation.system import whole_search

WEIGHTS = {"words": Pair(0.6, 0.0), "pieces": Pair(0.4, 1.0)}


def test_it_adds_the_fields_up_to_the_score_of_the_engine(directory):
    fieldwise = build_fieldwise(read_collection(directory).documents)
    for query in (Text("q", "growing vaccine cells", "", "en"), Text("q", "cellen en vaccins", "", "nl")):
        scores = fieldwise.scores(fieldwise.cosines(query), present_weights(fieldwise.index), lang=query.language)
        found = whole_search(fieldwise)(query, 10)
        assert fieldwise.ranked(scores, 10) == pytest.approx(found)
        assert [*fieldwise.ranked(scores, 10)] == [*found]


def test_it_weighs_documents_in_the_language_of_the_query_and_others_apart():
    fieldwise = build_fieldwise([Text("a", "vaccine", "", "en"), Text("b", "vaccine", "", "nl")])
    cosines = fieldwise.cosines(Text("q", "vaccine", "", "en"))
    same, across = fieldwise.scores(cosines, {"pieces": Pair(0.25, 0.5)}, lang="en")
    assert (same, across) == pytest.approx((0.25, 0.5), abs=1e-4)  # weights of terms are rounded in the index


def test_it_knows_the_weights_of_every_field_of_the_engine(directory):
    fieldwise = build_fieldwise(read_collection(directory).documents)
    assert [*present_weights(fieldwise.index)] == [field.name for field in present_settings().fields]


def test_it_names_settings_by_what_they_keep():
    assert setting_weights("whole", WEIGHTS) == WEIGHTS
    assert setting_weights("only:words", WEIGHTS) == {"words": Pair(1, 1)}
    assert setting_weights("without:words", WEIGHTS) == {"pieces": Pair(0.4, 1.0)}


@pytest.mark.parametrize("name", ["", "words", "only:", "only:meaning", "with:words"])
def test_it_refuses_a_setting_that_it_does_not_know(name):
    with pytest.raises(InvalidData, match="words, pieces"):
        setting_weights(name, WEIGHTS)
