"""The commands of talentmatch, one file for each group; no logic of their own."""

import importlib
import os
import sys
from collections.abc import Sequence

import click

from talentmatch import __version__
from talentmatch.cli.summaries import SUMMARIES
from talentmatch.errors import ConfigurationError, TalentmatchError
from talentmatch.i18n import LANGUAGES, use_language
from talentmatch.i18n import gettext as _

COMMANDS = {
    "init": "talentmatch.cli.setup:init",
    "index": "talentmatch.cli.index:index",
    "serve": "talentmatch.cli.serve:serve",
    "match": "talentmatch.cli.ask:match",
    "search": "talentmatch.cli.ask:search",
    "pathway": "talentmatch.cli.way:pathway",
    "batch": "talentmatch.cli.batch:batch",
    "doctor": "talentmatch.cli.doctor:doctor",
    "check-data": "talentmatch.cli.data:check_data",
    "import": "talentmatch.cli.files:import_",
    "export": "talentmatch.cli.files:export",
    "export-open-data": "talentmatch.cli.open_data:export_open_data_",
    "imports": "talentmatch.cli.files:imports",
    "undo-import": "talentmatch.cli.files:undo_import_",
    "harvest": "talentmatch.cli.harvest:harvest",
    "harvest-sources": "talentmatch.cli.harvest_sources:harvest_sources",
    "webhooks": "talentmatch.cli.webhooks:webhooks",
    "evaluate": "talentmatch.cli.evaluate:evaluate",
    "skills": "talentmatch.cli.skills:skills",
    "accounts": "talentmatch.cli.accounts:accounts",
    "tokens": "talentmatch.cli.tokens:tokens",
    "audit": "talentmatch.cli.audit:audit",
    "ask-providers": "talentmatch.cli.providers:ask_providers",
    "send-alerts": "talentmatch.cli.alerts:send_alerts",
    "check-links": "talentmatch.cli.links:check_links",
    "remind-needs": "talentmatch.cli.needs:remind_needs",
    "clean-need-links": "talentmatch.cli.needs:clean_need_links_",
    "tune": "talentmatch.cli.tune:tune",
    "adapt": "talentmatch.cli.adapt:adapt",
    "learn-suggestions": "talentmatch.cli.suggesting:learn_suggestions",
    "evaluate-suggestions": "talentmatch.cli.suggesting:evaluate_suggestions",
    "evaluate-catalogue": "talentmatch.cli.judged:evaluate_catalogue",
    "link": "talentmatch.cli.link:link",
    "suggest-skills": "talentmatch.cli.link:suggest_skills",
    "completion": "talentmatch.cli.completion:completion",
    "cli-reference": "talentmatch.cli.reference:cli_reference",
}
EXIT_INVALID = 2
EXIT_CONFIGURATION = 78
EXIT_UNAVAILABLE = 69


class LazyGroup(click.Group):
    """Load a command's module when it is called, so that ``--help`` needs no scientific library."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names of all commands in the order of their use."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from their summaries, without loading one of them."""
        room = formatter.width - 6 - max(map(len, SUMMARIES))
        rows = [(name, click.Command(name, help=text).get_short_help_str(room)) for name, text in SUMMARIES.items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="talentmatch")
def cli() -> None:
    """Join what life-science employers need with what training centres teach."""


def terminal_language() -> str:
    """Return the language of the terminal, as far as it is offered."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return named[:2] if named[:2] in LANGUAGES else "en"


def main(args: Sequence[str] | None = None) -> None:
    """Run a command; a domain error becomes one clear message and an exit status that fits."""
    with use_language(terminal_language()):
        try:
            cli.main(args=args, prog_name="talentmatch")
        except ConfigurationError as error:
            click.echo(f"talentmatch: {error.text()}", err=True)
            sys.exit(EXIT_CONFIGURATION)
        except TalentmatchError as error:
            click.echo(f"talentmatch: {error.text()}", err=True)
            sys.exit(EXIT_INVALID)
        except Exception as error:
            if not (reason := database_failure(error)):
                raise
            click.echo("talentmatch: " + _("The database cannot be used: %(reason)s", reason=reason), err=True)
            sys.exit(EXIT_UNAVAILABLE)


def database_failure(error: Exception) -> str:
    """Return what the database says when it cannot be used; empty for any other error."""
    from sqlalchemy.exc import OperationalError  # takes longer to load than all that --help needs

    return str(error.orig) if isinstance(error, OperationalError) else ""
