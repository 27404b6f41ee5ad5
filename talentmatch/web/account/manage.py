"""Administrators manage the accounts of others."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from flask import Blueprint, Response, request, url_for
from sqlmodel import Session

from talentmatch.accounts import letters, notices
from talentmatch.accounts.actor import Actor
from talentmatch.accounts.api_tokens import list_tokens
from talentmatch.accounts.inputs import AccountInput, FaultyField, RoleChange, read_input
from talentmatch.accounts.mail import Mail, Person, person_of
from talentmatch.accounts.queries import get_account_by_id, list_accounts
from talentmatch.accounts.service import (
    change_role,
    create_account,
    invite,
    remove_totp,
    set_disabled,
    sign_out_everywhere,
)
from talentmatch.catalogue.queries import providers_by_name
from talentmatch.errors import Conflict, InvalidData, NotFound
from talentmatch.i18n import N_, current_language, use_language
from talentmatch.models import Account, Company, Provider
from talentmatch.models.codes import ROLES
from talentmatch.needs.queries import list_companies
from talentmatch.web.account.again import ask_again
from talentmatch.web.account.api_tokens import shown_tokens
from talentmatch.web.account.background import notify
from talentmatch.web.account.pages import current_mailer, go_to, link_address, page
from talentmatch.web.context import current_runtime
from talentmatch.web.permissions import current_actor

blueprint = Blueprint("accounts", __name__)
Step = Callable[[Session, Actor, Account, datetime], object]
STEPS: dict[str, Step] = {
    "disable": lambda session, actor, account, now: set_disabled(session, actor, account, disabled=True, now=now),
    "enable": lambda session, actor, account, now: set_disabled(session, actor, account, disabled=False, now=now),
    "end-sessions": lambda session, actor, account, now: sign_out_everywhere(session, actor, account, now=now),
    "forget-authenticator": lambda session, actor, account, now: remove_totp(session, actor, account, now=now),
}
GRAVE = ("forget-authenticator",)


@blueprint.get("/admin/accounts")
def accounts() -> Response:
    """List the accounts."""
    with current_runtime().database.reading() as session:
        return page("admin/accounts.html", accounts=list_accounts(session))


@blueprint.get("/admin/accounts/invite")
def invitation() -> Response:
    """Show the form for a new account."""
    return _invitation()


@blueprint.post("/admin/accounts/invite")
def create() -> Response:
    """Make an account and mail its link; show the form again when something does not fit."""
    if (asked := ask_again()) is not None:
        return asked
    actor, now = current_actor(), datetime.now(UTC)
    try:
        with current_runtime().database.writing() as session:
            account = create_account(session, actor, read_input(AccountInput, _account_values()), now=now)
            mail = invitation_for(person_of(account), invite(session, actor, account, now=now))
    except (InvalidData, Conflict) as error:
        return _invitation(422, fault=error.text(), field=field_of(error))
    current_mailer().send(mail)
    return go_to(url_for("accounts.accounts"))


@blueprint.get("/admin/accounts/<int:account_id>")
def account(account_id: int) -> Response:
    """Show one account with everything that can be done to it."""
    return _account(account_id)


@blueprint.post("/admin/accounts/<int:account_id>")
def save(account_id: int) -> Response:
    """Change the role of an account."""
    if (asked := ask_again()) is not None:
        return asked
    try:
        with current_runtime().database.writing() as session:
            row = get_account_by_id(session, account_id)
            data = read_input(RoleChange, {**_role_values(), "version": request.form.get("version", "")})
            change_role(session, current_actor(), row, data=data, now=datetime.now(UTC))
    except InvalidData as error:
        return _account(account_id, 422, fault=error.text(), field=field_of(error))
    return go_to(url_for("accounts.account", account_id=account_id))


@blueprint.post("/admin/accounts/<int:account_id>/invite")
def invite_again(account_id: int) -> Response:
    """Mail a new link that sets the password."""
    now = datetime.now(UTC)
    with current_runtime().database.writing() as session:
        row = get_account_by_id(session, account_id)
        token = invite(session, current_actor(), row, now=now)
        mail = invitation_for(person_of(row), token)
    current_mailer().send(mail)
    return go_to(url_for("accounts.account", account_id=account_id))


@blueprint.post("/admin/accounts/<int:account_id>/<step>")
def do(account_id: int, step: str) -> Response:
    """Disable or enable an account, end its sessions, or forget its authenticator."""
    if step not in STEPS:
        raise NotFound(N_("There is no such step."))
    if step in GRAVE and (asked := ask_again()) is not None:
        return asked
    with current_runtime().database.writing() as session:
        row = get_account_by_id(session, account_id)
        STEPS[step](session, current_actor(), row, datetime.now(UTC))
        person = person_of(row)
    if step == "forget-authenticator":
        notify(person, notices.authenticator_off)
    return go_to(url_for("accounts.account", account_id=account_id))


def invitation_for(person: Person, token: str) -> Mail:
    """Return the mail that invites somebody, in the language of the account."""
    with use_language(person.lang):
        return letters.invitation(person.email, person.name, link_address(token, lang=person.lang))


def field_of(error: Exception) -> str:
    """Return the field of the form that an error is about."""
    if isinstance(error, FaultyField) and error.field in ("email", "name", "provider_id", "company_id", "proof"):
        return error.field
    return "email" if isinstance(error, Conflict) else "role"


def _role_values() -> dict[str, object]:
    form = request.form
    role = form.get("role", "")
    provider = form.get("provider_id", "") if role == "provider_editor" else ""
    company = form.get("company_id", "") if role == "employer" else ""
    return {"role": role, "provider_id": provider, "company_id": company, "trusted": "trusted" in form}


def _account_values() -> dict[str, object]:
    typed = {name: request.form.get(name, "") for name in ("email", "name")}
    return {**_role_values(), **typed, "lang": request.form.get("lang", current_language())}


def _invitation(status: int = 200, fault: str = "", field: str = "") -> Response:
    with current_runtime().database.reading() as session:
        values = {"roles": ROLES, **_owners(session), "form": request.form}
        return page("admin/account_invite.html", status, fault=fault, field=field, **values)


def _account(account_id: int, status: int = 200, fault: str = "", field: str = "") -> Response:
    with current_runtime().database.reading() as session:
        row = get_account_by_id(session, account_id)
        own = row.id == current_actor().account_id
        values: dict[str, object] = {"roles": ROLES, **_owners(session), "account": row, "own": own}
        values |= {"tokens": shown_tokens(list_tokens(session, account_id))}
        return page("admin/account.html", status, fault=fault, field=field, **values)


def _owners(session: Session) -> dict[str, Sequence[Provider] | Sequence[Company]]:
    return {
        "providers": providers_by_name(session),
        "companies": list_companies(session),
    }
