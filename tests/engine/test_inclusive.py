"""A trade has one form, whoever has it; other words stay as they are."""

import pytest

from talentmatch.engine.inclusive import base_form, neutral


@pytest.mark.parametrize(
    ("lang", "written", "base"),
    [
        ("fr", "technicien(ne)", "technicien"),
        ("fr", "technicien·ne·s", "techniciens"),
        ("fr", "employé-e-s", "employés"),
        ("fr", "opérateur/trice", "opérateur"),
        ("fr", "formatrice", "formateur"),
        ("fr", "Opérateur / Opératrice", "Opérateur"),
        ("fr", "infirmier(ère)", "infirmier"),
        ("fr", "INFIRMIÈRES", "INFIRMIERS"),
        ("fr", "un jeune diplômé ou une diplômée", "un jeune diplômé"),
        ("nl", "medewerk(st)er", "medewerker"),
        ("nl", "productiearbeidster", "productiearbeider"),
        ("nl", "laborant(e)", "laborant"),
        ("nl", "laborantes", "laboranten"),
        ("nl", "operator/operatrice (m/v/x)", "operator "),
        ("en", "saleswoman", "salesperson"),
        ("en", "Chairmen", "Chairpersons"),
        ("de", "Techniker:in", "Techniker"),
        ("de", "Spezialistin", "Spezialist"),
        ("de", "IngenieurIn", "Ingenieur"),
        ("de", "Chemielaborantinnen", "Chemielaboranten"),
        ("de", "Biologin (m/w/d)", "Biologe "),
    ],
)
def test_it_writes_a_trade_in_its_base_form(lang, written, base):
    assert neutral(written, lang).rstrip() == base.rstrip()


ORDINARY = (
    "dans machine semaine master cluster filter poster register matière première lumière chimie médecine Berlin "
    "Medizin Protein Insulin Termin Glycerin vaccin process business matrice heure supérieure "
    "centrifugeuse données année durée semester polyester human German specimen women LinkedIn Serin Heparin "
    "Albumin veine routine hygiène système problème maintenance entretien examen ferme moyenne "
    "dangereuse cellule souche de bout en bout"
)


@pytest.mark.parametrize("lang", ["nl", "fr", "en", "de"])
def test_it_leaves_ordinary_words_as_they_are(lang):
    assert neutral(ORDINARY, lang) == ORDINARY


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Solution à 5 % m/v, peut-être. E. coli, hépatite-E"),
        ("nl", "20 % m/v, en/of"),
        ("de", "Profil auf LinkedIn"),
    ],
)
def test_it_takes_no_measure_for_a_mark_of_gender(lang, text):
    assert neutral(text, lang) == text


def test_it_changes_a_base_form_no_further():
    assert base_form(base_form("Technicienne", "fr"), "fr") == "Technicien"
