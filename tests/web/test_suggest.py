"""The suggestions for the search boxes."""

import pytest


def test_begin_with_what_was_typed_and_frame_it(app):
    answer = app.test_client().get("/fr/suggest?q=asept")
    first, *others = answer.json["suggestions"]
    assert first["value"] == "asept"
    assert others
    assert all(one["label"][one["start"] : one["end"]].casefold() == "asept" for one in others)
    assert answer.headers["Cache-Control"] == "private, max-age=300"


def test_name_towns_without_a_line_of_their_own(app):
    assert app.test_client().get("/en/suggest?where=goss").json["suggestions"][0]["value"] == "Gosselies"


@pytest.mark.parametrize("query", ["", "?q=ab", "?q=%s" % ("x" * 2000), "?where=zzzz"])
def test_are_none_where_nothing_can_be_meant(app, query):
    answer = app.test_client().get(f"/en/suggest{query}")
    assert answer.status_code == 200
    assert answer.json == {"status": "No suggestions", "suggestions": []}
