"""The command that writes the reference of all commands."""

from collections.abc import Iterator

import click

from talentmatch.cli import COMMANDS, cli


@click.command("cli-reference", hidden=True)
def cli_reference() -> None:
    """Print the reference of all commands as Markdown."""
    click.echo("\n".join(reference_lines()))


def reference_lines() -> Iterator[str]:
    """Yield the lines of the reference, from the commands themselves."""
    context = click.Context(cli, info_name="talentmatch", help_option_names=["-h", "--help"])
    yield "# Commands\n\nWritten by `make docs` from the commands themselves.\n"
    for name in COMMANDS:
        command = cli.get_command(context, name)
        if command is not None and not command.hidden:
            text = command.get_help(click.Context(command, info_name=name, parent=context, max_content_width=100))
            yield f"## {name}\n\n```text\n{text}\n```\n"
        if isinstance(command, click.Group):
            yield from _subcommands(command, click.Context(command, info_name=name, parent=context))


def _subcommands(group: click.Group, context: click.Context) -> Iterator[str]:
    for name, command in group.commands.items():
        text = command.get_help(click.Context(command, info_name=name, parent=context, max_content_width=100))
        yield f"### {context.info_name} {name}\n\n```text\n{text}\n```\n"
