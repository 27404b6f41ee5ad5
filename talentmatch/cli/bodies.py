"""Keep the body of a request that carries a CV off the disk: waitress puts longer ones into temporary files."""

from io import BytesIO

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser

from talentmatch.web.seeker.cv import LONGEST_BODY, PATH


class MemoryBody:
    """The body of a request in memory, as waitress fills and reads it; what goes beyond the limit is dropped.

    One byte more than the limit is kept, so that the application sees that there was more, and says so on a page.
    """

    def __init__(self) -> None:
        self.file = BytesIO()
        self.size = 0

    def __len__(self) -> int:
        return self.size

    def append(self, data: bytes) -> None:
        """Take more of the body."""
        self.size += self.file.write(data[: LONGEST_BODY + 1 - self.size])

    def getfile(self) -> BytesIO:
        """Return the body from its start."""
        self.file.seek(0)
        return self.file

    def close(self) -> None:
        """Forget the body."""
        self.file.close()


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
