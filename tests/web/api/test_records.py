"""Lists and single records."""

from tests.web.api.conftest import PREFIX

LISTS = ["providers", "programmes", "course-instances", "job-profiles", "companies", "skills", "occupations"]


def test_give_each_record_of_a_list_alone_as_well(api):
    for name in LISTS:
        items = api.json(f"/{name}?limit=3")["items"]
        assert items or name == "occupations"
        assert [api.json(f"/{name}/{item['id']}") for item in items] == items


def test_take_a_constant_number_of_queries(api, queries):
    for name in (
        *LISTS,
        "programmes?include=skills,provider,places,instances&",
        "job-profiles?include=skills,company&",
    ):
        numbers = []
        for limit in (2, 14):
            queries()
            api.get(f"/{name}{'' if '?' in name else '?'}limit={limit}")
            numbers.append(queries())
        assert numbers[0] == numbers[1] < 13, name


def test_filter_in_each_way_that_a_list_takes(api):
    def ids(query):
        return {item["id"] for item in api.json(f"/programmes?limit=100&{query}")["items"]}

    everything = ids("")
    assert ids("language=nl,fr") == ids("language=nl&language=fr") == ids("language=nl") | ids("language=fr")
    assert everything > ids("region=flanders") > ids("region=flanders&skill=good-manufacturing-practice") != set()
    assert ids("provider=nobody") == set()


def test_show_the_chosen_fields_and_what_is_linked(api):
    address = "/programmes/gmp-atmp-summer-school"
    assert api.json(f"{address}?fields=hours,days").keys() == {"id", "hours", "days"}
    shown = api.json(f"{address}?fields=title&include=skills,provider,places,instances&lang=fr")
    assert shown.keys() == {"id", "title", "skills", "provider", "places", "instances"}
    assert shown["provider"]["id"] == "atlas"
    assert all(skill["evidence_kind"] for skill in shown["skills"])


def test_tell_texts_in_the_language_that_was_asked_for(api):
    (dutch, french) = (api.json(f"/skills/good-manufacturing-practice?lang={lang}") for lang in ("nl", "fr"))
    assert dutch["label"] == dutch["labels"]["nl"] != french["label"]
    header = api.get("/skills/good-manufacturing-practice", headers={"Accept-Language": "fr"})
    assert header.get_json() == french
    assert header.headers["Content-Language"] == "fr"


def test_answer_a_second_question_only_when_something_changed(api):
    first = api.get("/programmes?limit=5")
    for header, name in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
        assert api.get("/programmes?limit=5", 304, headers={header: first.headers[name]}).data == b""
    assert api.get("/programmes?limit=6", headers={"If-None-Match": first.headers["ETag"]})
    assert "max-age" in first.headers["Cache-Control"]


def test_answer_head_and_the_question_of_a_browser_of_another_site(app):
    client = app.test_client()
    head = client.head(PREFIX + "/skills")
    assert (head.status_code, head.data) == (200, b"")
    allowed = client.options(PREFIX + "/skills", headers={"Origin": "https://elsewhere.example"})
    assert "GET" in allowed.headers["Allow"]
    assert "Content-Type" in allowed.headers["Access-Control-Allow-Headers"]
