"""The desk where tables come in and go out as files."""

from talentmatch.web.files import applying, download, preview, start
from talentmatch.web.files.blueprint import blueprint

__all__ = ["applying", "blueprint", "download", "preview", "start"]
