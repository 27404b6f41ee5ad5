"""What the mails say, in the language that is in use when they are written."""

from collections.abc import Sequence

from talentmatch.accounts.mail import Mail
from talentmatch.i18n import gettext as _


def invitation(email: str, name: str, link: str) -> Mail:
    """Return the mail that invites somebody to set a password."""
    body = _(
        "Hello %(name)s,\n\nAn account on talentmatch was made for you. Set your password here:\n\n%(link)s\n\n"
        "The link works once and for seven days. If you did not expect this mail, leave it.\n",
        name=name,
        link=link,
    )
    return Mail(email, _("Your account on talentmatch"), body)


def reset(email: str, name: str, link: str) -> Mail:
    """Return the mail that lets somebody set a new password."""
    body = _(
        "Hello %(name)s,\n\nSomebody asked for a new password for your account on talentmatch. Set it here:\n\n"
        "%(link)s\n\nThe link works once and for 30 minutes. If it was not you, leave this mail: nothing changes.\n",
        name=name,
        link=link,
    )
    return Mail(email, _("A new password for talentmatch"), body)


def password_changed(email: str, name: str) -> Mail:
    """Return the mail that tells somebody that their password was set."""
    body = _(
        "Hello %(name)s,\n\nThe password of your account on talentmatch was just set, and every session was ended.\n"
        "If it was not you, ask for a new password at once and tell those who look after the service.\n",
        name=name,
    )
    return Mail(email, _("Your password for talentmatch was changed"), body)


def confirmation(email: str, name: str, *, link: str, titles: Sequence[str]) -> Mail:
    """Return the mail that asks somebody whether the programmes of their provider still hold."""
    body = _(
        "Hello %(name)s,\n\nThese programmes on talentmatch were last confirmed long ago:\n\n%(titles)s\n\n"
        "Do they still hold? Confirm them here, without signing in:\n\n%(link)s\n\n"
        "The link works once and for 30 days. Whoever has it can confirm for you, so pass it on to nobody.\n",
        name=name,
        titles="\n".join(f"- {title}" for title in titles),
        link=link,
    )
    return Mail(email, _("Do your programmes on talentmatch still hold?"), body)
