"""Answers by their request, of one state of the catalogue, within so many bytes; the least used go first."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from talentmatch.web.counting import Count

OVERHEAD = 2_000  # bytes of an answer beside its body and its request: headers and objects
Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True)
class Answer:
    """A whole answer as it goes out; counts: what each time that it is given adds to."""

    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    counts: tuple[Count, ...] = ()

    def header(self, name: str) -> str:
        """Return a header by its name in small letters; empty for one that is not there."""
        return next((value for key, value in self.headers if key.lower() == name), "")


class Memory(Generic[Name]):
    """Hold the answers of the latest state; shared between threads."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._changing = Lock()
        self._state: Hashable = None
        self._answers: OrderedDict[Name, Answer] = OrderedDict()
        self._bytes = 0

    def get(self, state: Hashable, name: Name) -> Answer | None:
        """Return the answer to a request in a state."""
        with self._changing:
            if state != self._state or name not in self._answers:
                return None
            self._answers.move_to_end(name)
            return self._answers[name]

    def put(self, state: Hashable, name: Name, answer: Answer) -> None:
        """Keep an answer; a new state drops those of the former one."""
        with self._changing:
            if state != self._state:
                self._state, self._bytes = state, 0
                self._answers.clear()
            if name not in self._answers and len(answer.body) < self._most:
                self._answers[name] = answer
                self._bytes += size_of(name, answer)
                self._make_room()

    def _make_room(self) -> None:
        while self._bytes > self._most:
            name, answer = self._answers.popitem(last=False)
            self._bytes -= size_of(name, answer)


def size_of(name: Hashable, answer: Answer) -> int:
    """Return about how many bytes an answer takes."""
    return len(answer.body) + len(str(name)) + OVERHEAD
