import pytest

from talentmatch.evaluation import Plan, Workshop, examine, find_collections, report_sets
from talentmatch.evaluation.hard import HARD


@pytest.fixture
def outcomes(sets):
    return [
        examine(path, Plan(peers=["tfidf"], against="only:pieces"), workshop=Workshop())
        for path in find_collections([sets])
    ]


def test_it_reports_the_mean_over_sets(outcomes):
    one, other = (report_sets([outcome]).systems[0] for outcome in outcomes)
    total = report_sets(outcomes)
    assert (total.collection, total.sets, total.queries) == ("mean of 2 sets", ("dutch", "english"), 5)
    assert total.systems[0].measures["nDCG@10"] == pytest.approx(
        (one.measures["nDCG@10"] + other.measures["nDCG@10"]) / 2
    )
    assert [system.name for system in total.systems] == ["talentmatch", "TF-IDF of words", "only:pieces"]


def test_it_reports_each_pair_of_languages(outcomes):
    total = report_sets(outcomes)
    assert total.languages == "en-en, nl-en"
    assert [(part.languages, part.sets) for part in total.parts] == [("en-en", ("english",)), ("nl-en", ("dutch",))]
    assert total.parts[0].systems == report_sets([outcomes[1]]).systems


def test_it_compares_ours_with_each_system_and_bounds_each_measure(outcomes):
    ours, *others = report_sets(outcomes).systems
    assert ours.against is None
    for other in others:
        difference = ours.measures["nDCG@10"] - other.measures["nDCG@10"]
        assert other.against.difference == pytest.approx(difference)
        assert all(of.low <= other.measures[name] <= of.high for name, of in other.intervals.items())


def test_it_measures_hard_pairs_where_there_are_such(outcomes):
    dutch, english = (report_sets([outcome]) for outcome in outcomes)
    assert (english.hard_queries, HARD in english.systems[0].measures) == (3, True)  # all but "Vaccine production"
    assert report_sets(outcomes).hard_queries == english.hard_queries + dutch.hard_queries
