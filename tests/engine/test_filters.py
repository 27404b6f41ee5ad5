import pytest

from talentmatch.engine import Document, Filters, Query

EVERYWHERE = Query("vaccine course", lang="en")
REGIONS = {"a": {"wallonia"}, "b": {"flanders"}, "c": {"wallonia", "flanders"}, "d": set(), "e": None}


@pytest.fixture(scope="module")
def courses(build_index):
    facets = {id: {} if values is None else {"region": frozenset(values)} for id, values in REGIONS.items()}
    return build_index([Document(id, "Vaccine course", lang="en", facets=f) for id, f in facets.items()])


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (None, "abcde"),
        (Filters(), "abcde"),
        (Filters({"region": {"wallonia"}}), "acde"),
        (Filters({"region": {"wallonia"}}, keep_unknown=False), "ac"),
        (Filters({"region": {"wallonia", "flanders"}}, keep_unknown=False), "abc"),
        (Filters({"region": {"mars"}}), "de"),
        (Filters({"region": set()}), "de"),
        (Filters({"level": {"5"}}), "abcde"),
        (Filters({"level": {"5"}}, keep_unknown=False), ""),
        (Filters({"region": {"flanders"}, "level": {"5"}}), "bcde"),
    ],
)
def test_it_lets_pass_what_is_allowed_and_what_is_unknown(courses, filters, expected):
    assert "".join(match.id for match in courses.match(EVERYWHERE, filters=filters)) == expected


def test_it_finds_the_best_k_of_those_that_pass(courses):
    found = courses.match(EVERYWHERE, 2, filters=Filters({"region": {"flanders"}}, keep_unknown=False))
    assert [match.id for match in found] == ["b", "c"]


def test_it_does_not_change_a_score(courses):
    scores = {match.id: match.score for match in courses.match(EVERYWHERE)}
    assert all(m.score == scores[m.id] for m in courses.match(EVERYWHERE, filters=Filters({"region": {"wallonia"}})))


def test_it_counts_the_values_of_each_facet(courses):
    assert courses.facet_counts() == {"region": {"wallonia": 2, "flanders": 2}}
    assert courses.facet_counts(["a", "d", "unknown"]) == {"region": {"wallonia": 1}}
