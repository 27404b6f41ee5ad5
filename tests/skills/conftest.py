"""The linker of the shipped vocabulary."""

import pytest

from talentmatch.exchange.catalogue_files import FILES
from talentmatch.exchange.csv_table import read_table
from talentmatch.exchange.parsing import parse_rows
from talentmatch.resources import resource_dir
from talentmatch.skills.linking import SkillLinker
from talentmatch.skills.queries import skill_labels


def shipped(name):
    """Return the records of a file of the shipped catalogue."""
    file = next(file for file in FILES if file.name == name)
    rows, _ = read_table(resource_dir("data") / "catalogue" / file.file_name, file.columns)
    return [record.input for record in parse_rows(file.file_name, file.model, rows)[0]]


@pytest.fixture(scope="session")
def shipped_linker():
    return SkillLinker(skill_labels(skill) for skill in shipped("skills"))
