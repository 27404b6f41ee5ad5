"""Find the folders that lie outside the package in a checkout and inside it in a wheel."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def resource_dir(name: str) -> Path:
    """Return the folder ``templates`` or ``data``, wherever this installation keeps it."""
    for candidate in (PACKAGE / "_resources" / name, PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(
        f"The folder {name!r} is neither in the package nor beside it: the installation is damaged."
    )
