from datetime import date

import pytest

from talentmatch.evaluation import Plan, Workshop, evaluation_page, examine, find_collections, report_sets


@pytest.fixture
def page(sets):
    plan = Plan(fields=True, peers=["tfidf", "minilm"])
    outcomes = [examine(path, plan, workshop=Workshop()) for path in find_collections([sets])]
    reports = [*(report_sets([outcome]) for outcome in outcomes), report_sets(outcomes)]
    return evaluation_page(reports, day=date(2026, 3, 1), minutes=2.4)


def test_it_says_when_with_what_and_how_to_do_it_again(page):
    assert "Run on 1 March 2026, in 2 minutes, with Python" in page
    assert "scikit-learn " in page
    assert "make eval" in page


def test_it_has_a_section_for_each_set_and_for_the_mean(page):
    headings = [line for line in page.splitlines() if line.startswith("##")]
    assert headings[-3:] == ["## dutch", "## english", "## mean of 2 sets"]


def test_it_has_a_line_for_each_pair_of_languages(page):
    section = page.split("## By languages")[1].split("\n\n")[1]
    assert [line.split("|")[1] for line in section.splitlines()[2:]] == [" english (en-en) ", " dutch (nl-en) "]


def test_it_writes_tables_whose_lines_have_the_same_number_of_cells(page):
    for block in page.split("\n\n"):
        rows = [line.count("|") for line in block.splitlines() if line.startswith("|")]
        assert len(set(rows)) <= 1, block


def test_it_says_what_was_not_run(page):
    assert "Not run: all-MiniLM-L6-v2" in page
