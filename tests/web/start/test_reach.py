"""The page of the jobs within reach."""

HELD = "held=accuracy&held=aseptic-work&held=shift-work&held=vial-and-syringe-filling"
PAGE = f"/en/reach?{HELD}"


def test_says_the_share_in_words_and_what_is_missing_by_band(pages):
    page = pages.get(PAGE)
    assert page.texts("h2")[1:3] == ["You have all the essential skills", "A beginning"]
    first, second = page.texts("article", "card")[:2]
    assert "you have 2 of the 2 essential skills This profile names few skills" in first
    assert "you have 2 of the 6 essential skills" in second
    assert "Still to learn:" not in first
    assert "Manual dexterity no programme known" in second
    assert "Working to procedures 1 programme" in second
    beads = [bead.get("class") for bead in page.all("article")[1].iter("span") if "bead " in (bead.get("class") or "")]
    assert [name.split("-")[-1] for name in beads] == ["taught", "taught", "missing", "missing", "nobody", "missing"]


def test_leads_to_the_way_with_the_skills_held(pages):
    assert f"/en/profiles/profile-cleanroom-operator/pathway?{HELD}" in pages.get(PAGE).links()


def test_lets_a_skill_be_removed_and_added(pages):
    page = pages.get(f"{PAGE}&add=reinraum elektrom&region=flanders")
    assert "No other skill goes by “reinraum elektrom”." in page.text
    page = pages.get(f"{PAGE}&add=cleanroom wo&region=flanders")
    added = "held=accuracy&held=aseptic-work&held=cleanroom-work&held=shift-work&held=vial-and-syringe-filling"
    assert f"/en/reach?{added}&region=flanders" in page.links()
    removed = HELD.replace("held=accuracy&", "")
    assert f"/en/reach?{removed}&region=flanders" in page.links()


def test_says_what_asks_for_nothing_held_and_shows_no_dead_end(pages):
    assert "2 other job profiles ask for nothing that you ticked." in pages.get(PAGE).text
    empty = pages.get("/en/reach")
    assert "Nothing is ticked" in empty.text
    assert {"/en/me/experience", "/en/me/skills", "/en/choose"} <= set(empty.links())
    narrow = pages.get("/en/reach?held=accuracy&family=automation_engineer")
    assert "No job profile within these filters asks for what you ticked." in narrow.text
    assert "/en/reach?held=accuracy" in narrow.links()
