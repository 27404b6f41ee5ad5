"""Text that somebody pasted, in a form that can be read."""

import unicodedata


def readable(text: str) -> str:
    """Return a pasted text in one Unicode form, with blanks for the control characters that copying leaves in it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    cleaned = (" " if unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t" else char for char in lines)
    return unicodedata.normalize("NFC", "".join(cleaned))
