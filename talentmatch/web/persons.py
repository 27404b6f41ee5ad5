"""Show who did something: the audit log and the records name an account by its number."""

from flask import g

from talentmatch.accounts.pseudonyms import account_number, load_persons, token_number
from talentmatch.i18n import gettext as _
from talentmatch.web.context import current_runtime


def person(name: str) -> str:
    """Return the e-mail address of an account that a name stands for; a name that is no number stays as it is.

    The first number that a page shows loads the addresses of all accounts, so that a long list costs one query.
    """
    number = account_number(name)
    if number is None:
        return name
    if "persons" not in g:
        with current_runtime().database.reading() as session:
            g.persons = load_persons(session)
    who = g.persons.get(number) or _("closed account %(number)s", number=number)
    token = token_number(name)
    return who if token is None else _("%(who)s, by token %(number)s", who=who, number=token)
