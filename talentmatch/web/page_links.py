"""The addresses of the pages of a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for


@dataclass(frozen=True)
class PageLinks:
    """The pages of the list at an endpoint; ``values``, its parts and what was chosen, stay in each address."""

    endpoint: str
    values: Mapping[str, Any]

    def page(self, number: int) -> str:
        """Return the address of a page; the first has no number."""
        return url_for(self.endpoint, **self.values, page=number if number > 1 else None)
