"""Run the command line with ``python -m talentmatch``."""

from talentmatch.cli import main

main()
