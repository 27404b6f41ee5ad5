"""Let few requests rank at the same time: a flood of them would slow down every other page."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from flask import Flask, current_app

from talentmatch.errors import Busy
from talentmatch.i18n import N_

WAITING = 2  # requests that may wait, for each that may be answered
LONGEST_WAIT = 5.0  # seconds
AGAIN = 5  # seconds after which it is worth another try
EXTENSION = "turns"
Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")


class Turns:
    """Let ``running`` requests work at a time and ``waiting`` others wait; who comes beyond is told to come back."""

    def __init__(self, running: int, waiting: int) -> None:
        self._free = threading.Semaphore(running)
        self._places = threading.Semaphore(running + waiting)

    @contextmanager
    def take(self, longest: float = LONGEST_WAIT) -> Iterator[None]:
        """Wait for a turn and keep it for the block; raise Busy when too many wait, or for too long (seconds)."""
        message = N_("Many people are asking for a ranking at this moment. Try again in a few seconds.")
        if not self._places.acquire(blocking=False):
            raise Busy(message, seconds=AGAIN)
        try:
            if not self._free.acquire(timeout=longest):
                raise Busy(message, seconds=AGAIN)
            try:
                yield
            finally:
                self._free.release()
        finally:
            self._places.release()


def prepare(app: Flask, running: int) -> None:
    """Give an application its turns, shared by its pages and its interface for programs."""
    app.extensions[EXTENSION] = Turns(running, WAITING * running)


def current_turns() -> Turns:
    """Return the turns of this application."""
    return cast(Turns, current_app.extensions[EXTENSION])


def in_turn(view: Callable[Parameters, Answer]) -> Callable[Parameters, Answer]:
    """Let a view, or a part of one, wait for its turn."""

    @wraps(view)
    def waiting(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Answer:
        with current_turns().take():
            return view(*args, **kwargs)

    return waiting
