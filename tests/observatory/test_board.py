"""The board sets what is asked beside what is taught; its order tells nothing of what is hidden."""

from talentmatch.observatory.board import Choice, load_board
from tests.observatory.conftest import TAUGHT, UNTAUGHT


def names(lines):
    return [line.skill.id for line in lines]


def test_lists_the_most_asked_first_and_what_nobody_teaches(session, fill):
    for company in ("c1", "c2", "c3", "c4"):
        fill.need(company, TAUGHT)
        if company != "c4":
            fill.need(company, UNTAUGHT)
    board = load_board(session, Choice("needs"))
    assert names(board.asked) == [TAUGHT, UNTAUGHT]
    assert names(board.untaught) == [UNTAUGHT]


def test_hides_the_order_of_what_it_hides(session, fill):
    before = names(load_board(session, Choice("needs")).lines)
    for _ in range(9):
        fill.need("c1", "shift-work")
        fill.need("c2", "shift-work")
    board = load_board(session, Choice("needs"))
    assert names(board.lines) == before
    assert not board.asked
    assert not board.untaught


def test_counts_within_reach_of_a_region(session):
    here = load_board(session, Choice(region="brussels"))
    for line, everywhere in ((line, line.offers.values()) for line in here.lines):
        reach = {code: o for code, o in line.offers.items() if code in ("brussels", "national", "online", "")}
        assert line.offer.programmes == sum(offer.programmes for offer in reach.values())
        assert line.offer.programmes <= sum(offer.programmes for offer in everywhere)
        assert line.number == line.asked.by_region["brussels"]


def test_keeps_to_an_area(session):
    board = load_board(session, Choice(area="aseptic_cleanroom"))
    assert {line.skill.area for line in board.lines} == {"aseptic_cleanroom"}


def test_gives_no_region_for_the_needs_of_a_family(session, fill):
    for company in ("c1", "c2", "c3"):
        fill.need(company, profile_id="profile-cleanroom-operator")
    board = load_board(session, Choice("needs", region="flanders", family="aseptic_filling_operator"))
    (line,) = board.asked
    assert (line.number, board.choice.columns) == (3, ())
