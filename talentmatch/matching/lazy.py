"""What takes long to make and is not always needed."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from sqlmodel import Session

Made = TypeVar("Made")


class Lazy(Generic[Made]):
    """Make something of one state of the catalogue when it is first asked for, once, whoever asks at the same time."""

    def __init__(self, make: Callable[[Session], Made]) -> None:
        self._make = make
        self._made: Made | None = None
        self._alone = threading.Lock()

    @property
    def built(self) -> bool:
        """Return whether somebody asked for it before."""
        return self._made is not None

    def get(self, session: Session) -> Made:
        """Return it; the first call makes it, with what this session reads."""
        with self._alone:
            if self._made is None:
                self._made = self._make(session)
            return self._made
