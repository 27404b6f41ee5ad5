"""The client: one talentmatch, asked in one language."""

from types import TracebackType
from typing import Self

from talentmatch.client.following import Following
from talentmatch.client.patience import Patience
from talentmatch.client.questions import Questions
from talentmatch.client.records import Records
from talentmatch.client.transport import Transport
from talentmatch.client.writing import Writing


class Client(Records, Questions, Following, Writing):
    """Ask a talentmatch at ``base_url``; ``lang``: of texts and errors, nl, fr or en. Close it, or use ``with``.

    Raises Problem for what is refused, Unreachable when nobody answers, WrongAnswer for what cannot be read.
    """

    def __init__(
        self, base_url: str, *, token: str | None = None, lang: str = "en", patience: Patience | None = None
    ) -> None:
        self._transport = Transport(base_url, token or "", lang=lang, patience=patience or Patience())

    def close(self) -> None:
        """Close every connection."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
