"""Count what a test asks of a database, and not what other threads do meanwhile, such as renewing the index."""

import threading
from collections.abc import Callable


def here(note: Callable[..., object]) -> Callable[..., None]:
    """Return a listener that notes only what is asked in this thread."""
    asking = threading.get_ident()

    def noted(*told: object) -> None:
        if threading.get_ident() == asking:
            note(*told)

    return noted
