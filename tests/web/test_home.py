"""The home page: an example that is true, what is taught by area, and a head with two groups of links."""

import re

from talentmatch.web.seeker import example


def test_the_beads_of_the_example_say_the_same_as_its_words(pages):
    home = pages.get("/en/")
    [listed] = [e for e in home.all("ul") if e.get("class") == "example-list"]
    said = []
    for entry in listed.iter("li"):
        beads = [e.get("class") for e in entry.iter("span") if "bead " in (e.get("class") or "")]
        covered, wanted = map(int, re.findall(r"covers (\d+) of (\d+)", "".join(entry.itertext()))[0])
        assert (beads.count("bead bead-taught"), len(beads)) == (covered, wanted)
        said.append(covered)
    assert said == sorted(said, reverse=True)
    assert said[0] > 0


def test_a_catalogue_without_the_example_has_a_home_page_too(pages, monkeypatch):
    monkeypatch.setattr(example, "PROFILES", ("nobody",))
    assert not [e for e in pages.get("/en/").all("ul") if e.get("class") == "example-list"]


def test_the_areas_count_the_skills_of_the_page_of_skills(pages):
    counted = [map(int, re.findall(r"\d+", text)) for text in pages.get("/en/").texts("a", "area-line")]
    taught, skills = map(sum, zip(*counted, strict=True))
    assert 0 < taught < skills
    assert pages.get("/en/skills").texts("p", "lead")[0].startswith(f"{skills} skills")


def test_the_head_has_a_group_for_job_seekers_and_one_for_employers(pages):
    needs = pages.get("/en/needs")
    groups = {e.get("id"): "".join(e.itertext()) for e in needs.all("p", class_="nav-label")}
    assert groups == {"nav-seekers": "Job-seekers", "nav-employers": "Employers"}
    assert [e.get("href") for e in needs.all("a", aria_current="page")] == ["/en/needs"]
