"""What the mails about the request of a company say, in the language that is in use when they are written."""

from talentmatch.accounts.mail import Mail, Person
from talentmatch.i18n import gettext as _


def confirm_request(person: Person, link: str) -> Mail:
    """Return the mail that asks to confirm the address of a request."""
    body = _(
        "Hello %(name)s,\n\nSomebody asked for an account of a company on talentmatch with this address. "
        "Confirm it here:\n\n%(link)s\n\nThe link works once and for seven days. "
        "If it was not you, leave this mail: the request is then removed.\n",
        name=person.name,
        link=link,
    )
    return Mail(person.email, _("Confirm your request to talentmatch"), body)


def declined(person: Person, reason: str) -> Mail:
    """Return the mail that says why a request is declined."""
    body = _(
        "Hello %(name)s,\n\nWe cannot give your company an account on talentmatch for now:\n\n%(reason)s\n\n"
        "What you sent us is removed within 90 days. You may ask again.\n",
        name=person.name,
        reason=reason,
    )
    return Mail(person.email, _("Your request to talentmatch"), body)
