"""Read accounts."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from talentmatch.accounts.inputs import EMAIL, fold_email
from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import Account


def find_account(session: Session, email: str) -> Account | None:
    """Return the account of an e-mail address in any case; None when there is none, or it is no address at all."""
    if not EMAIL.match(fold_email(email)):
        return None
    return session.exec(select(Account).where(Account.email == fold_email(email))).first()


def get_account(session: Session, email: str) -> Account:
    """Return the account of an e-mail address; raise NotFound."""
    account = find_account(session, email)
    if account is None:
        raise NotFound(
            N_("There is no account of %(email)s. List them with: talentmatch accounts list"), email=fold_email(email)
        )
    return account


def get_account_by_id(session: Session, account_id: int) -> Account:
    """Return an account; raise NotFound, also for one that is closed."""
    account = session.get(Account, account_id)
    if account is None or account.closed_at is not None:
        raise NotFound(N_("There is no such account."))
    return account


def list_accounts(session: Session) -> Sequence[Account]:
    """Return every account that is not closed, by name."""
    statement = select(Account).where(col(Account.closed_at).is_(None))
    return session.exec(statement.order_by(col(Account.name), col(Account.email))).all()
