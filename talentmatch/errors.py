"""Domain errors: each says what is wrong, where, and how to mend it.

A message is a gettext msgid with ``%(name)s`` fields. It is translated once, at the edge that shows it
(web page, API answer, command line), by :meth:`TalentmatchError.text`.
"""

from talentmatch.i18n import gettext


class TalentmatchError(Exception):
    """Carry a translatable message and the values that fill it."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def text(self) -> str:
        """Return the message in the current language."""
        return gettext(self.message, **self.values)

    def __str__(self) -> str:
        return self.text()


class NotFound(TalentmatchError):
    """Say that nothing stands under this identifier, or nothing that this reader may see."""


class Gone(TalentmatchError):
    """Say that something stood here and is over for good."""


class InvalidData(TalentmatchError):
    """Say that what came in does not fit; nothing was stored."""


class Conflict(TalentmatchError):
    """Say that the record changed in the meantime."""


class Forbidden(TalentmatchError):
    """Say that this person may not do this."""


class TooMany(TalentmatchError):
    """Say that this was tried too often; ``seconds`` is how long to wait."""

    def __init__(self, message: str, *, seconds: int, **values: object) -> None:
        super().__init__(message, **values)
        self.seconds = seconds


class Busy(TalentmatchError):
    """Say that too many ask for the same at this moment, or that something we need does not answer.

    ``seconds`` is how long to wait.
    """

    def __init__(self, message: str, *, seconds: int = 30, **values: object) -> None:
        super().__init__(message, **values)
        self.seconds = seconds


class ConfigurationError(TalentmatchError):
    """Say that the settings do not allow a start; lists every fault."""
