"""Many rows go in at once, whole and checked, on both databases."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from talentmatch.models import Place, Provider
from talentmatch.models.copying import add_rows
from tests.catalogue.many import defaults_of

AWKWARD = "tab\there, line\nthere, \\N and \\. and “é”"


def rows(*names):
    usual = defaults_of(Provider, {"id": "x", "name": "x"})
    return [{**usual, "id": f"copied-{at}", "name": name} for at, name in enumerate(names)]


def test_it_adds_rows_as_they_are(session):
    made = [row | {"aliases": ["a", 'b"c'], "expires_on": date(2031, 2, 3)} for row in rows(AWKWARD, "Plain")]
    add_rows(session.connection(), Provider.__table__, made)
    stored = session.exec(select(Provider).where(Provider.id.startswith("copied-")).order_by(Provider.id)).all()
    assert [row.name for row in stored] == [AWKWARD, "Plain"]
    assert {(tuple(row.aliases), row.expires_on, row.confirmed_on) for row in stored} == {
        (("a", 'b"c'), date(2031, 2, 3), None)
    }


def test_it_adds_nothing_without_rows(session):
    before = session.exec(select(Place.id)).all()
    add_rows(session.connection(), Place.__table__, [])
    assert session.exec(select(Place.id)).all() == before


def test_a_row_that_the_table_refuses_is_refused_as_ever(session):
    with pytest.raises(IntegrityError):
        add_rows(session.connection(), Provider.__table__, rows("One") + rows("The same key"))
