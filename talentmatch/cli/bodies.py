"""Keep the body of a request that carries a CV off the disk: waitress puts longer ones into temporary files."""

from io import BytesIO
from weakref import WeakSet

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser

from talentmatch.web.seeker.cv import LONGEST_BODY, PATH

MOST_TOGETHER = 100_000_000  # bytes of all such bodies, however many are sent at once


class MemoryBody:
    """The body of a request in memory, as waitress fills and reads it; what goes beyond a limit is dropped.

    One byte more than one body may have is kept, so that the application sees that there was more, and says so on a
    page. A body that found no room beside the others is too short, which the application refuses as well.
    """

    def __init__(self) -> None:
        self.file = BytesIO()
        self.size = 0
        BODIES.add(self)

    def __len__(self) -> int:
        return self.size

    def append(self, data: bytes) -> None:
        """Take more of the body."""
        room = min(LONGEST_BODY + 1 - self.size, MOST_TOGETHER - sum(body.size for body in BODIES))
        self.size += self.file.write(data[: max(0, room)])

    def getfile(self) -> BytesIO:
        """Return the body from its start."""
        self.file.seek(0)
        return self.file

    def close(self) -> None:
        """Forget the body."""
        self.size = 0
        self.file.close()


BODIES: WeakSet[MemoryBody] = WeakSet()


class BodyParser(HTTPRequestParser):  # type: ignore[misc] # waitress ships no types
    """A parser that chooses where a body goes once it knows the path."""

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head of a request."""
        super().parse_header(header_plus)
        if self.body_rcv is not None and self.path.rstrip("/").endswith(PATH):
            self.body_rcv.buf = MemoryBody()


class BodyChannel(HTTPChannel):  # type: ignore[misc] # waitress ships no types
    """A connection whose requests are read by that parser."""

    parser_class = BodyParser
