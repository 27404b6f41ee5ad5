"""The search page."""

from sqlalchemy import event

from tests.counting import here


def test_lists_everything_without_a_question(pages):
    page = pages.get("/en/search")
    assert "Results 1–10 of 14" in page.text
    assert len(page.all("article", class_="card")) == 10
    assert len(pages.get("/en/search?page=2").all("article", class_="card")) == 4


def test_keeps_the_question_in_the_boxes_and_the_pager(pages):
    page = pages.get("/en/search?q=training&region=flanders&region=wallonia")
    assert page.tree.find(".//input[@id='q']").get("value") == "training"
    ticked = {e.get("value") for e in page.all("input", name="region") if "checked" in e.attrib}
    assert ticked == {"flanders", "wallonia"}
    for link in (link for link in page.links() if "page=" in link):
        assert "region=flanders" in link
        assert "q=training" in link


def test_shows_each_filter_that_is_on_with_the_way_to_remove_it(pages):
    page = pages.get("/en/search?region=flanders&language=nl")
    tags = {
        " ".join("".join(e.itertext()).split()): e.get("href")
        for e in page.all("a")
        if "chip-remove" in (e.get("class") or "")
    }
    assert tags == {
        "Remove the filter Region: Flanders ×": "/en/search?language=nl",
        "Remove the filter Language of the lessons: Dutch ×": "/en/search?region=flanders",
    }


def test_keeps_what_is_not_known_and_says_so(pages):
    page = pages.get("/en/search?language=nl")
    assert "always shown" in page.text
    assert "not known: " in page.text


def test_explains_the_words_of_a_filter_in_place(pages):
    text = pages.get("/en/search").text
    assert "A training line is an offer by theme or audience" in text
    assert "Continuing education: for people who work already." in text


def test_shows_a_provider_by_its_former_name_first(pages):
    page = pages.get("/fr/search?q=cefochim")
    named = [e for e in page.all("div") if e.get("class") == "named-providers"]
    assert "aptaskil" in "".join(named[0].itertext())
    assert "Cefochim" in "".join(named[0].itertext())


def test_says_which_place_was_understood(pages):
    assert "Within 30 km of Niel" in pages.get("/en/search?where=niel").text


def test_offers_a_near_name_for_an_unknown_place(pages):
    page = pages.get("/en/search?q=gmp&where=Niell")
    assert "We do not know the place “Niell”" in page.text
    assert "/en/search?q=gmp&where=Niel" in page.links()


def test_names_the_question_and_the_filters_when_nothing_is_found(pages):
    page = pages.get("/en/search?q=xylophone&region=brussels")
    assert "No training that we know teaches “xylophone”. Filters make no difference here." in page.text
    assert "/en/search?region=brussels" in page.links()
    assert page.title.startswith("Training: xylophone, 1 filter, nothing found")


def test_says_what_removing_each_filter_would_free_when_nothing_is_left(pages):
    page = pages.get("/en/search?q=cleanroom&provider=vib&price=free")
    assert "but none within your filters" in page.text
    assert "/en/search?q=cleanroom&price=free" in page.links()
    assert "Remove the filter Training centre or school: VIB" in page.text


def test_says_when_it_mended_a_word_and_searches_as_typed_on_demand(pages):
    page = pages.get("/en/search?q=asceptic")
    assert "Showing results for “aseptic”." in page.text
    assert "/en/search?q=asceptic&exact=1" in page.links()
    assert "Showing results" not in pages.get("/en/search?q=asceptic&exact=1").text


def test_sorts_by_distance_from_a_town_alone_and_shows_it(pages):
    page = pages.get("/en/search?where=1000&radius=100&sort=distance")
    assert "km from Brussels" in page.text
    assert [e.text for e in page.all("a", aria_current="true")][-1] == "Distance"
    assert "/en/search?where=1000&radius=100" in page.links(), "the way back to the best fit"
    assert "(needs a town)" in pages.get("/en/search").text


def test_reads_a_town_among_the_words_as_the_place_and_says_so(pages):
    page = pages.get("/en/search?q=cleanroom in Niel")
    assert "“Niel” was read as the place." in page.text
    assert "Within 30 km of Niel" in page.text
    assert "/en/search?q=cleanroom+in+Niel&exact=1" in page.links()
    assert "was read as" not in pages.get("/en/search?q=EU Biotech Campus").text


def test_says_that_it_widened_the_search(pages):
    assert "we widened your search to 150 km" in pages.get("/en/search?where=Arlon&region=wallonia&radius=10").text


def test_shows_the_skills_that_were_understood(pages):
    page = pages.get("/en/search?q=good manufacturing practice")
    assert "/en/skills/good-manufacturing-practice" in page.links()


def test_asks_the_database_as_often_for_ten_results_as_for_few(app, runtime):
    asked = []
    event.listen(runtime.database.engine, "before_cursor_execute", here(lambda *_: asked.append(1)))
    client = app.test_client()
    counts = {}
    for query in ("?q=first", "", "?page=2", "?q=opleiding"):  # the first after a change asks for what it remembers
        asked.clear()
        client.get(f"/en/search{query}")
        counts[query] = len(asked)
    assert counts[""] == counts["?page=2"]
    assert max(counts.values()) <= 15
    for address, most in {"/en/providers": 5, "/en/profiles": 9, "/en/skills": 6}.items():
        asked.clear()
        client.get(address)
        assert 0 < len(asked) <= most
