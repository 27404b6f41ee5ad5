"""Requests whose uploads stay off the disk, for the routes that promise it."""

from io import BytesIO
from typing import IO

from flask import Request

NAMED = "talentmatch.in_memory"


class MemoryRequest(Request):
    """A request that keeps what was uploaded in memory once ``keep_in_memory`` has said so."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        """Return where an upload goes; Werkzeug asks for it, and would take a temporary file for a long one."""
        if NAMED in self.environ:
            return BytesIO()
        return super()._get_file_stream(total_content_length, content_type, filename, content_length)


def keep_in_memory(incoming: Request, longest: int) -> None:
    """Take a body of so many bytes, and keep all of it in memory; to be said before anything reads the form."""
    incoming.environ[NAMED] = True
    incoming.max_content_length = incoming.max_form_memory_size = longest
