"""The picture of a way: text that fits, and beads that never leave it."""

from talentmatch.i18n import LocalText
from talentmatch.web.pathway.picture import LETTERS, MOST_LINES, WIDTH, _placed, _Plan, broken


def test_a_long_name_is_broken_and_shortened():
    lines = broken("Training offer: cross-border learning network for advanced therapies and much more of it " * 2)
    assert len(lines) == MOST_LINES
    assert lines[-1].endswith("…")
    assert all(len(line) <= LETTERS for line in lines)
    assert all(len(line) <= LETTERS for line in broken("x" * 200))


def test_many_beads_go_on_in_rows_below():
    shown = 40
    stop = _placed(_Plan("step", LocalText("A course", "en"), beads=(("taught", False),) * shown), 20)
    assert len({(dot.x, dot.y) for dot in stop.dots}) == shown
    assert max(dot.x for dot in stop.dots) < WIDTH
    assert stop.bottom > max(dot.y for dot in stop.dots)
