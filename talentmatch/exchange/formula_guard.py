"""Keep the cells of an exported table from being run as formulas, and take that guard away on import."""

import re

TRIGGERS = "=+\\-@\t\r\uff1d\uff0b\uff0d\uff20"  # and their full-width forms, which spreadsheets read alike
TO_GUARD = re.compile(f"'*[{TRIGGERS}]")
GUARDED = re.compile(f"'+[{TRIGGERS}]")


def guard(text: str) -> str:
    """Return a text with an apostrophe before it when a spreadsheet could take it for a formula.

    What starts with apostrophes and then such a sign gets one more, so that ``unguard`` gives exactly the text back.
    """
    return f"'{text}" if TO_GUARD.match(text) else text


def unguard(text: str) -> str:
    """Return the text that ``guard`` was given."""
    return text[1:] if GUARDED.match(text) else text
