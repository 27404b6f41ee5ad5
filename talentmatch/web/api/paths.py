"""Which addresses belong to the interface for programs."""

PREFIX = "/api/v1"


def is_api(path: str) -> bool:
    """Return whether a path, without the name under which the application is mounted, is one of the interface."""
    return path == PREFIX or path.startswith(PREFIX + "/")
