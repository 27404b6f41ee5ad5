"""A folder that is written beside its place and then takes it, so that nobody ever finds half an export."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from talentmatch.errors import InvalidData
from talentmatch.exchange.open_data.manifest import NAME
from talentmatch.i18n import N_

READABLE = 0o755  # a temporary folder is closed to everybody else, a published one is not


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give a new folder that takes the place of ``folder`` when the block ends well, and goes when it does not.

    Raises InvalidData where the place holds anything but a former export, and for what the disk refuses.
    """
    _refuse_foreign(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise _unwritable(folder, error) from None
    try:
        new = beside / "new"
        new.mkdir()
        yield new
        _swap(folder, new, beside / "old")
    except OSError as error:
        raise _unwritable(folder, error) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _refuse_foreign(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir() or (any(folder.iterdir()) and not (folder / NAME).is_file()):
        raise InvalidData(
            N_("%(path)s holds something else than an export of open data. Choose an empty or a new folder."),
            path=folder,
        )


def _swap(folder: Path, new: Path, old: Path) -> None:
    """Put the new folder in place of the former one, which comes back when that fails."""
    new.chmod(READABLE)
    if not folder.exists():
        new.rename(folder)
        return
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise


def _unwritable(folder: Path, error: OSError) -> InvalidData:
    return InvalidData(N_("%(path)s cannot be written (%(reason)s)."), path=folder, reason=error.strerror)
