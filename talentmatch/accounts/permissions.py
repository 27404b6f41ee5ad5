"""The permission table: permission -> what must hold of (actor, record). Every route and service names one.

A record that an actor may not see does not exist for that actor: the answer is NotFound, never Forbidden.
"""

from collections.abc import Callable, Mapping
from typing import Any

from talentmatch.accounts.actor import Actor, Role
from talentmatch.errors import Forbidden, NotFound
from talentmatch.i18n import N_
from talentmatch.models import Company, Provider

Predicate = Callable[[Actor, Any], bool]


def anybody(_actor: Actor, _record: Any) -> bool:
    """Allow everyone, signed in or not."""
    return True


def signed_in(actor: Actor, _record: Any) -> bool:
    """Allow every account."""
    return actor.role is not None


def has_role(*roles: Role) -> Predicate:
    """Allow accounts of these roles."""
    return lambda actor, _record: actor.role in roles


def edits_the_provider(actor: Actor, record: Any) -> bool:
    """Allow a provider editor what belongs to their provider; without a record, to try at all."""
    if actor.role != "provider_editor" or actor.provider_id is None:
        return False
    return record is None or provider_of(record) == actor.provider_id


def works_for_the_company(actor: Actor, record: Any) -> bool:
    """Allow an employer what belongs to their company; without a record, to try at all."""
    if actor.role != "employer" or actor.company_id is None:
        return False
    return record is None or company_of(record) == actor.company_id


def keeps_own(actor: Actor, record: Any) -> bool:
    """Allow every account what it set up for itself; without a record, to try at all."""
    if actor.account_id is None:
        return False
    return record is None or getattr(record, "account_id", None) == actor.account_id


def company_of(record: Any) -> str | None:
    """Return the company that a record belongs to; a company belongs to itself."""
    if isinstance(record, Company):
        return record.id
    return getattr(record, "company_id", None)


def provider_of(record: Any) -> str | None:
    """Return the provider that a record belongs to; a provider belongs to itself."""
    if isinstance(record, Provider):
        return record.id
    return getattr(record, "provider_id", None)


PERMISSIONS: Mapping[str, tuple[Predicate, ...]] = {
    "public.read": (anybody,),
    "account.own": (signed_in,),
    "accounts.manage": (has_role("admin"),),
    "needs.edit": (has_role("admin"), works_for_the_company),
    "needs.approve": (has_role("admin", "editor"),),
    "company.people": (has_role("admin"), works_for_the_company),
    "audit.read": (has_role("admin"),),
    "desk.enter": (has_role("admin", "editor"), edits_the_provider),
    "catalogue.edit": (has_role("admin", "editor"), edits_the_provider),
    "catalogue.publish": (has_role("admin", "editor"),),
    "catalogue.purge": (has_role("admin"),),
    "files.import": (has_role("admin", "editor"),),
    "webhooks.manage": (has_role("admin"), keeps_own),
}


def may(actor: Actor, permission: str, record: Any = None) -> bool:
    """Return whether an actor has a permission, on a record where one is given; one predicate suffices."""
    return any(holds(actor, record) for holds in PERMISSIONS[permission])


def require(actor: Actor, permission: str, record: Any = None) -> None:
    """Raise NotFound for a foreign record, and Forbidden for what an actor may do with no record at all."""
    if may(actor, permission, record):
        return
    if record is not None and may(actor, permission):
        raise NotFound(N_("There is no such record."))
    raise Forbidden(N_("Your account does not allow this."))
