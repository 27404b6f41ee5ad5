"""The command that lets a shell complete the names of commands and options."""

import click
from click.shell_completion import get_completion_class

PROGRAM = "talentmatch"
VARIABLE = "_TALENTMATCH_COMPLETE"  # under which click asks the program for completions


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what a SHELL reads to complete commands and options.

    For bash: talentmatch completion bash > ~/.local/share/bash-completion/completions/talentmatch. For zsh: write it to
    a file named _talentmatch in a folder of $fpath. A new terminal knows it.
    """
    found = get_completion_class(shell)
    if found is None:
        raise LookupError(f"click knows no shell {shell}")
    click.echo(found(context.find_root().command, {}, PROGRAM, VARIABLE).source())
