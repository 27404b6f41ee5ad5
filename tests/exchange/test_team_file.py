"""A team from a file: numbers by job profile, every fault with its line, and no room for names."""

import io

import openpyxl
import pytest

from talentmatch.employers.pool_inputs import TeamRoleInput
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.reading import Source
from talentmatch.exchange.team_file import read_team

OPERATOR, TECHNICIAN = "profile-cleanroom-operator", "pfizer-technical-operator"


def read(session, content):
    data = content if isinstance(content, bytes) else content.encode()
    return read_team(session, Source("team.csv", io.BytesIO(data)))


def test_reads_csv_of_any_usual_kind(session):
    found = read(session, f"profile_id;people\n{OPERATOR};4\n{TECHNICIAN};12\n")
    assert found.faults == ()
    assert found.roles == (
        TeamRoleInput(profile_id=OPERATOR, people=4),
        TeamRoleInput(profile_id=TECHNICIAN, people=12),
    )


def test_reads_the_first_sheet_of_an_excel_file(session):
    workbook, stream = openpyxl.Workbook(), io.BytesIO()
    for row in (("profile_id", "people"), (OPERATOR, 4)):
        workbook.active.append(row)
    workbook.save(stream)
    assert read(session, stream.getvalue()).roles == (TeamRoleInput(profile_id=OPERATOR, people=4),)


def test_refuses_a_column_of_names_by_its_name(session):
    with pytest.raises(FaultyFiles) as error:
        read(session, f"profile_id,people,employee name\n{OPERATOR},1,Els Maes\n")
    assert [(fault.column, fault.line) for fault in error.value.faults] == [("employee name", 1)]
    assert "Els" not in error.value.text()


def test_tells_every_fault_with_its_line(session):
    lines = ["profile_id,people", f"{OPERATOR},many", "profile-cleanroom-operater,1", f"{OPERATOR},-1",
             f"{TECHNICIAN},1",
             f"{TECHNICIAN},2"]  # fmt: skip
    found = read(session, "\n".join(lines))
    assert [(fault.line, fault.column) for fault in found.faults] == [
        (2, "people"),
        (3, "profile_id"),
        (4, "people"),
        (6, "profile_id"),
    ]
    assert f"did you mean {OPERATOR}?" in found.faults[1].text()
