"""What is taught is counted again as soon as the catalogue changes, and not before."""

from sqlalchemy import event

from talentmatch.models.store import mark_changed
from talentmatch.observatory.kept import KeptSupply
from talentmatch.observatory.supply import load_supply, total
from tests.observatory.conftest import TAUGHT
from tests.observatory.test_supply import teachers


def test_counts_once_for_a_revision_and_anew_for_the_next(session, fill):
    kept, ran = KeptSupply(), []
    assert kept.load(session) == load_supply(session)
    event.listen(session.connection(), "before_cursor_execute", lambda *told: ran.append(told[2]))
    kept.load(session)
    assert len(ran) == 2  # the revision, and the interest
    before = total(kept.load(session)[TAUGHT].values()).programmes
    fill.programme(teachers(session)[0]).state = "archived"
    mark_changed(session)
    assert total(kept.load(session)[TAUGHT].values()).programmes == before - 1


def test_never_keeps_the_interest(session, fill):
    kept = KeptSupply()
    kept.load(session)
    for company in ("c1", "c2", "c3"):
        fill.interest(company, teachers(session)[0], 5)
    assert total(kept.load(session)[TAUGHT].values()).people == 9  # three companies, each the least of its band
    assert total(KeptSupply().load(session)[TAUGHT].values()).people == 9  # three companies, each the least of its band
