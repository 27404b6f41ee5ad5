"""Bars and dots stand where their numbers say, and no label is cut off."""

from talentmatch.web.observatory.charts import WIDEST, Bar, highest, laid_out, place, tint


def test_places_numbers_in_proportion():
    assert (place(0, 10), place(5, 10), place(10, 10)) == (0, WIDEST / 2, WIDEST)
    assert place(0, 0) == 0


def test_tints_nought_and_hidden_figures_not_at_all():
    assert [tint(number, 8) for number in (None, 0, 1, 2, 3, 8)] == [0, 0, 1, 1, 2, 4]
    assert highest([None, 3, 0]) == 3


def test_lays_rows_out_under_each_other():
    chart = laid_out([Bar("short", "1", 1.0), Bar("a label that is too long for one line of a small screen", "2", 2.0)])
    assert [len(row.label) for row in chart.rows] == [1, 2]
    heights = [y for row in chart.rows for y, _ in row.label]
    assert heights == sorted(heights)
    assert chart.rows[0].middle < chart.rows[1].label[0][0] < chart.rows[1].middle < chart.height
    assert laid_out([]).height == 0
