"""Folded names are true whoever stores a record, and compare alike on both databases."""

import pytest
from sqlalchemy import text
from sqlmodel import select

from talentmatch.db import create_database, migrate
from talentmatch.models import Company, Programme, Skill
from talentmatch.models.folded import fold, from_line, holds_words
from talentmatch.models.store import save_all
from talentmatch.needs.inputs import CompanyInput

OLD_COMPANY = (
    "INSERT INTO company (version, id, name, aliases, place_ids, description_en, source_urls, checked_on)"
    """ VALUES (1, 'x', 'Société É', '["Ünion"]', '[]', '', '[]', '2026-01-01')"""
)


@pytest.mark.parametrize(
    ("given", "folded"), [("Été à Gand", "ete a gand"), ("STRASSE ß", "strasse ss"), ("a\n b", "a b")]
)
def test_it_folds_case_accents_and_white_space(given, folded):
    assert fold(given) == folded


def test_what_an_import_stores_is_folded_and_kept_so(session):
    given = {"id": "new", "name": "Société", "aliases": ["Été"], "place_ids": [], "source_urls": []}
    for name, folded in (("Société", "societe\nete\nnew"), ("Anders", "anders\nete\nnew")):
        save_all(session, Company, [CompanyInput(**given | {"name": name}, checked_on="2026-01-01")])
        assert session.exec(select(Company.folded).where(Company.id == "new")).one() == folded


def test_what_the_files_bring_is_folded(session):
    for row in session.exec(select(Programme)).all():
        assert row.folded.splitlines()[0] == fold(row.title)


def test_a_word_is_found_as_it_is_typed_and_signs_stand_for_themselves(session):
    session.get_one(Company, "gsk").name = "100% Été_x"
    session.flush()
    for words in ("ete", "ÉTÉ_X", "100% été", "gsk"):
        assert session.exec(select(Company.id).where(*holds_words(Company, words))).all() == ["gsk"]
    assert session.exec(select(Company.id).where(*holds_words(Company, "e%e"))).all() == []


def test_it_sorts_by_code_point_from_any_line(session):
    for line, label in ((0, "label_en"), (1, "label_nl"), (2, "label_fr")):
        rows = session.exec(select(Skill).order_by(from_line(Skill, line))).all()
        assert [fold(getattr(row, label)) for row in rows] == sorted(fold(getattr(row, label)) for row in rows)


def test_migrating_folds_what_is_there(empty_url):
    engine = create_database(empty_url)
    migrate(engine, "0008")
    with engine.begin() as connection:
        connection.execute(text(OLD_COMPANY))
    migrate(engine, "0009")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT folded, state FROM company")).one() == (
            "societe e\nunion\nx",
            "published",
        )
    engine.dispose()
