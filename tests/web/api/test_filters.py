"""Rankings are narrowed by the filters of the search; what is left stays in its order, with its scores."""

import pytest

from talentmatch.matching.search import FACETS
from talentmatch.web.api.narrowing import NarrowedBody

PROFILE = "profile-cleanroom-operator"
WAYS = (
    {"region": ["flanders"]}, {"language": ["fr"]}, {"audience": ["jobseeker"]}, {"mode": ["online"]},
    {"level": ["operator"]}, {"start": ["planned"]}, {"price": ["free"]}, {"duration": ["week"]}, {"kind": ["course"]},
    {"provider": ["vitalent"]}, {"where": "Gent", "radius": 50}, {"where": "Wallonie"}, {"where": "Antwerpen"},
    {"starting": "2026-12-01"}, {"budget": "up-to-500"}, {"region": ["wallonia"], "language": ["fr", "en"]},
)  # fmt: skip
NOWHERE = {"where": "Aarlen", "radius": 10, "unknown": "exclude", "mode": ["on_site"], "language": ["de"]}


def ranked(api, **body):
    return api.post("/match", {"limit": 100} | body).get_json()["results"]


def identified(results):
    return [(item["programme"]["id"], item["score"]) for item in results]


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_filter_only_takes_away_and_excluding_the_unknown_takes_away_more(api, way):
    everything = identified(ranked(api, profile=PROFILE))
    left = identified(ranked(api, profile=PROFILE, **way))
    known = identified(ranked(api, profile=PROFILE, unknown="exclude", **way))
    assert left == [item for item in everything if item in left]
    assert known == [item for item in left if item in known]


def test_a_facet_means_what_it_means_in_the_search(api):
    everything = {name for name, _ in identified(ranked(api, skills=["cleanroom-work"]))}
    for name in FACETS:
        for value in api.json("/search")["facets"][name][:2]:
            if not value["value"]:
                continue
            left = {one for one, _ in identified(ranked(api, skills=["cleanroom-work"], **{name: [value["value"]]}))}
            assert left == everything & found(api, f"{name}={value['value']}"), (name, value)


def found(api, query):
    """Return the programmes of all pages of a search."""
    first = api.json(f"/search?{query}")
    pages = [first, *(api.json(f"/search?{query}&page={number}") for number in range(2, first["pages"] + 1))]
    return {item["programme"]["id"] for page in pages for item in page["results"]}


def test_a_town_takes_in_what_lies_around_it_and_what_is_online(api):
    left = {name for name, _ in identified(ranked(api, skills=["cleanroom-work"], where="Niel", radius=30))}
    everything = {name for name, _ in identified(ranked(api, skills=["cleanroom-work"]))}
    assert left == everything & found(api, "where=Niel&radius=30")


def test_many_are_narrowed_as_one_is_and_the_kept_rankings_do_not_mix(api):
    asked = {"profiles": [PROFILE], "limit": 20}
    for way in ({}, {"region": ["wallonia"]}, {}, {"provider": ["vitalent"], "unknown": "exclude"}):
        many = api.post("/match/many", asked | way).get_json()["items"][0]["results"]
        one = identified(ranked(api, profile=PROFILE, **way))
        assert [(item["programme_id"], item["score"]) for item in many] == one[:20]


def test_filters_that_nothing_passes_leave_an_empty_ranking(api):
    assert ranked(api, text="cleanroom operator", **NOWHERE) == []


@pytest.mark.parametrize(
    ("way", "pointer"),
    [
        ({"where": "Nergensland"}, "/where"), ({"provider": ["vitalent", "nobody"]}, "/provider/1"),
        ({"radius": 31}, "/radius"), ({"region": ["nowhere"]}, "/region"), ({"unknown": "maybe"}, "/unknown"),
        ({"starting": "soon"}, "/starting"), ({"budget": "much"}, "/budget"),
    ],
)  # fmt: skip
def test_a_filter_that_cannot_be_is_refused_where_it_is_wrong(api, way, pointer):
    problem = api.post("/match", {"profile": PROFILE} | way, 400).get_json()
    assert [fault["pointer"] for fault in problem["errors"]] == [pointer]


def test_every_facet_of_the_search_is_a_filter():
    assert set(FACETS) <= NarrowedBody.model_fields.keys()
