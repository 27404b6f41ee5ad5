"""The list of commands comes at once: nothing that is slow to load is loaded for it."""

import subprocess
import sys

import click

from talentmatch.cli import COMMANDS, cli
from talentmatch.cli.summaries import SUMMARIES

SLOW = {"alembic", "flask", "numpy", "openpyxl", "pydantic", "pypdf", "scipy", "sklearn", "sqlalchemy", "waitress"}
LATER = {"icalendar", "openpyxl", "scipy.optimize", "sklearn"}  # what a server loads when somebody needs it


def loaded_by(statement):
    """Return the packages that a fresh interpreter has loaded after a statement."""
    told = f"import sys\ntry:\n    {statement}\nexcept SystemExit:\n    pass\nprint('LOADED', *sys.modules)"
    output = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout
    return set(output.rpartition("LOADED")[2].split())


def test_it_lists_the_commands_without_loading_them():
    assert not SLOW & loaded_by("from talentmatch.cli import main; main(['--help'])")


def test_a_server_starts_without_what_few_pages_need():
    assert not LATER & loaded_by("import talentmatch.cli.serve")


def test_it_says_of_each_command_what_the_command_says_itself():
    context = click.Context(cli)
    commands = {name: cli.get_command(context, name) for name in COMMANDS}
    assert {
        name: command.get_short_help_str(1000) for name, command in commands.items() if not command.hidden
    } == SUMMARIES
