"""What is worked out for a text, a job profile or skills, for a search, and in figures."""

import logging

import pytest

PROFILE = "profile-cleanroom-operator"
WORDS = "I worked in a cleanroom under GMP and filled vials aseptically."


def ids(items):
    return [item["id"] for item in items]


def test_match_ranks_for_a_profile_with_reasons_that_add_up(api):
    found = api.post("/match?lang=nl", {"profile": PROFILE, "limit": 3}).get_json()
    best = found["results"][0]
    assert [one["score"] for one in found["results"]] == sorted(
        (one["score"] for one in found["results"]), reverse=True
    )
    assert sum(part["contribution"] for part in best["explanation"]["fields"]) == pytest.approx(best["score"], abs=1e-5)
    assert {"cleanroom-work"} <= {*ids(best["covered"])}
    assert not {*ids(best["covered"])} & {*ids(best["missing"])}


def test_match_reads_a_text_and_names_no_text_in_the_log(api, caplog):
    with caplog.at_level(logging.DEBUG):
        found = api.post("/match", {"text": WORDS}).get_json()
        without = api.post("/match", {"text": WORDS, "without": ["cleanroom-work"]}).get_json()
        api.post("/match", {"text": WORDS, "profile": PROFILE}, 400)
    understood = [one["skill"]["id"] for one in found["understood"]]
    assert {"cleanroom-work", "good-manufacturing-practice"} <= {*understood}
    assert "cleanroom-work" not in [one["skill"]["id"] for one in without["understood"]]
    assert "vials" not in caplog.text


def test_match_ranks_for_skills(api):
    found = api.post("/match", {"skills": ["cleanroom-work", "manual-dexterity"]}).get_json()
    assert found["results"][0]["covered"]
    assert ids(found["untaught"]) == ["manual-dexterity"]


def test_many_say_what_one_says_with_a_constant_number_of_queries(api, queries):
    profiles = ids(api.json("/job-profiles?limit=100")["items"])
    queries()
    api.post("/match/many", {"profiles": profiles[:2], "limit": 3})
    few = queries()
    found = api.post("/match/many", {"profiles": profiles, "limit": 3}).get_json()
    assert queries() == few
    assert [one["profile_id"] for one in found["items"]] == profiles
    alone = api.post("/match", {"profile": profiles[0], "limit": 3}).get_json()
    many = found["items"][0]["results"]
    assert [(one["programme_id"], one["score"]) for one in many] == [
        (one["programme"]["id"], one["score"]) for one in alone["results"]
    ]
    assert {one["programme_id"] for item in found["items"] for one in item["results"]} == {*ids(found["programmes"])}


def test_gap_splits_what_is_asked(api):
    found = api.post("/gap", {"profile": PROFILE, "held": ["cleanroom-work", "shift-work"]}).get_json()
    assert ids(found["covered"]) == ["cleanroom-work", "shift-work"]
    essential = [one for one in found["covered"] + found["missing"] if one["importance"] == "essential"]
    assert found["share"] == pytest.approx(2 / len(essential), abs=1e-6)
    assert {one["id"]: one["programmes"] for one in found["missing"]}["manual-dexterity"] == 0


def test_pathway_teaches_what_is_missing_and_says_what_nobody_teaches(api):
    asked = {"profile": PROFILE, "held": ["shift-work"], "near": "Gent", "speaks": ["nl"]}
    found = api.post("/pathway", asked).get_json()
    taught = [skill["id"] for step in found["way"]["steps"] for skill in step["adds"]]
    assert "manual-dexterity" in ids(found["way"]["uncovered"])
    assert {*taught, *ids(found["way"]["uncovered"])} == {*ids(found["way"]["missing"])}
    assert found["way"]["totals"].keys() >= {"hours", "euros", "km"}
    assert api.post("/pathway", {**asked, "near": "Gentt"}, 400).get_json()["errors"][0]["pointer"] == "/near"


def test_link_says_where_a_skill_stands(api):
    text = "Ik heb al drie jaar ervaring met GMP en ik werk graag in een cleanroom."
    found = api.post("/link", {"text": text}).get_json()
    assert found["lang"] == "nl"
    assert [text[one["start"] : one["end"]] for one in found["mentions"]] == ["GMP", "cleanroom"]


def test_search_and_suggestions_find_what_the_page_finds(api):
    found = api.json("/search?q=cleanroom&where=Niel&sort=distance")
    assert found["where"] == "Niel"
    assert found["total"] == len(found["results"]) > 0
    assert found["facets"]["language"]
    assert api.get("/search?page=999", 400).get_json()["errors"][0]["parameter"] == "page"
    assert api.json("/suggest?q=clean")["items"][0]["kind"] == "skill"
    assert api.json("/suggest?where=Gen")["items"][0]["kind"] == "place"


def test_balance_counts_what_is_asked_beside_what_is_taught(api):
    found = api.json("/balance?area=aseptic_cleanroom")
    asked = [one["asked"]["total"] for one in found["items"]]
    assert asked == sorted(asked, reverse=True)
    assert any(one["offered"]["programmes"] for one in found["items"])
    assert api.json("/balance?source=needs")["needs"] == {"records": 0, "companies": 0}
