"""The page of a skill that many programmes teach and many jobs ask for."""

import pytest

from talentmatch.skills import of_skill

ADDRESS = "/en/skills/cleanroom-work"


@pytest.fixture
def small(monkeypatch):
    """Let a page hold one row."""
    monkeypatch.setattr(of_skill, "PAGE_SIZE", 1)


def listed(page):
    return [link for link in page.links() if link.startswith(("/en/programmes/", "/en/profiles/"))]


def test_a_page_says_how_many_there_are_and_leads_to_the_next(pages, small):
    first, second = pages.get(ADDRESS), pages.get(f"{ADDRESS}?page=2")
    assert f"{ADDRESS}?page=2" in first.links()
    assert "Shown here: 1 to 1." in first.text
    assert "Shown here: 2 to 2." in second.text
    assert listed(second)
    assert not set(listed(first)) & set(listed(second))
    assert "page 2" in second.texts("title")[0]


def test_a_list_that_came_to_its_end_is_left_out(pages, small):
    assert [e.get("id") for e in pages.get(ADDRESS).all("h2") if e.get("id")] == ["taught-title", "asked-title"]
    assert [e.get("id") for e in pages.get(f"{ADDRESS}?page=2").all("h2") if e.get("id")] == ["taught-title"]
    pages.get(f"{ADDRESS}?page=99", 400)


def test_all_on_one_page_needs_no_way_on(pages):
    page = pages.get(ADDRESS)
    assert "Shown here" not in page.text
    assert not [e for e in page.all("nav") if e.get("class") == "pager"]


def test_the_preview_at_the_desk_pages_too(desk, small):
    preview = desk.get("/en/admin/skills/cleanroom-work/preview?page=2")
    assert "Shown here: 2 to 2." in preview.text
    assert "/en/admin/skills/cleanroom-work/preview" in preview.links()
