"""The documentation says what is there."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from talentmatch.cli import COMMANDS
from talentmatch.cli.reference import reference_lines
from talentmatch.config import Settings
from talentmatch.exchange.catalogue_files import FILES

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "data").rglob("*.md")])


def test_the_reference_of_commands_is_what_the_commands_say():
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == "\n".join(reference_lines()) + "\n", "run: make docs"


def test_the_readme_names_every_command():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if name != "cli-reference" and f"talentmatch {name}" not in text] == []


def test_every_setting_that_is_read_is_documented():
    read = set(
        re.findall(r'"(TALENTMATCH_\w+|DATABASE_URL)"', (ROOT / "talentmatch/config.py").read_text(encoding="utf-8"))
    )
    documented = set(re.findall(r"^\| `(\w+)`", (DOCS / "operations.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert documented == read
    assert len(fields(Settings)) >= len(read)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_column_of_the_catalogue_is_documented(file):
    text = (DOCS / "data-formats.md").read_text(encoding="utf-8")
    section = text.split(f"## {file.file_name}")[1].split("\n## ")[0]
    assert [column for column in file.columns if not re.search(rf"\b{column}\b", section)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_between_documents_leads_somewhere(page):
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_source_file_is_named_as_the_architecture_says():
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\*\*((?:\w|\\_)+/(?:\w|\\_)+\.py)\*\*", text))
    assert named
    assert [name for name in named if not (ROOT / "talentmatch" / name.replace("\\", "")).exists()] == []


def test_the_house_is_what_the_architecture_lists():
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    rooms = {path.name for path in (ROOT / "talentmatch").iterdir() if path.name[0].islower()} - {"locale"}
    assert [room for room in sorted(rooms) if not re.search(rf"\b{re.escape(room)}", text)] == []
