"""Who acts: an account with a role, a program of the operator, or anybody."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["admin", "editor", "provider_editor", "employer"]


@dataclass(frozen=True)
class Actor:
    """Hold who acts; name: what the audit log says; provider_id: whose records a provider editor edits.

    name: for an account its number, so that the log still holds when the person is gone; ``accounts.pseudonyms``
    tells the person. company_id: to whose records an employer has access.
    trusted: whether the changes of a provider editor go live without approval.
    """

    name: str
    role: Role | None = None
    account_id: int | None = None
    provider_id: str | None = None
    trusted: bool = False
    company_id: str | None = None


ANYBODY = Actor("anybody")
OPERATOR = Actor("operator", "admin")  # whoever has the command line and the database has everything
