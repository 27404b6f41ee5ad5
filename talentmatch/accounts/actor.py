"""Who acts: an account with a role, a program of the operator, or anybody."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["admin", "editor", "provider_editor", "employer"]


@dataclass(frozen=True)
class Actor:
    """Hold who acts; name: what the audit log says; provider_id: whose records a provider editor edits.

    name: for an account its number, so that the log still holds when the person is gone; ``accounts.pseudonyms``
    tells the person. company_id: to whose records an employer has access.
    token_id: the token by which a program acts for an account.
    trusted: whether the changes of a provider editor go live without approval.
    """

    name: str
    role: Role | None = None
    account_id: int | None = None
    provider_id: str | None = None
    trusted: bool = False
    company_id: str | None = None
    token_id: int | None = None

    @property
    def signature(self) -> str:
        """Return what the audit log says: who, and by which token where a program acted."""
        return self.name if self.token_id is None else f"{self.name}/token-{self.token_id}"


ANYBODY = Actor("anybody")
OPERATOR = Actor("operator", "admin")  # whoever has the command line and the database has everything
