"""What a token may be made for: scope -> the permission that its owner needs, each time that it is used.

A scope takes away and never gives: a token may do what its scopes name and what its owner may do at that moment.
"""

from collections.abc import Collection, Mapping

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.permissions import may
from talentmatch.i18n import N_

SCOPES: Mapping[str, str] = {
    "catalogue:write": "catalogue.edit",
    "needs:read": "needs.edit",
    "needs:write": "needs.edit",
    "webhooks:manage": "webhooks.manage",
}
ANY = "token"  # what every token may do: look at itself, and end itself
PERMISSION_OF: Mapping[str, str] = {**SCOPES, ANY: "account.own"}
INCLUDED_IN: Mapping[str, str] = {"needs:read": "needs:write"}
TITLES: Mapping[str, str] = {
    "catalogue:write": N_("Read and change records of the catalogue, drafts included"),
    "needs:read": N_("Read the needs of the company"),
    "needs:write": N_("Read and change the needs of the company"),
    "webhooks:manage": N_("Register and remove webhooks of the account"),
}


def covers(scopes: Collection[str], wanted: str) -> bool:
    """Return whether the scopes of a token allow what a scope names."""
    return wanted == ANY or wanted in scopes or INCLUDED_IN.get(wanted) in scopes


def scopes_for(actor: Actor) -> list[str]:
    """Return the scopes that an account may give to a token."""
    return [scope for scope, permission in SCOPES.items() if may(actor, permission)]
