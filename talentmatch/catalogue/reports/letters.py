"""What the mail says that answers a report of an error."""

from talentmatch.accounts.mail import Mail
from talentmatch.i18n import gettext as _


def answer(email: str, link: str, *, done: bool, note: str) -> Mail:
    """Return the mail that tells what came of a report; link: the page that it was about."""
    came = _("We looked at it and corrected what was wrong.") if done else _("We looked at it and changed nothing.")
    body = _(
        "Hello,\n\nYou told us about an error on this page of talentmatch:\n\n%(link)s\n\n%(came)s\n\n%(note)s\n\n"
        "Thank you. We have now removed your address from the report.\n",
        link=link,
        came=came,
        note=note,
    )
    return Mail(email, _("Your report to talentmatch"), body)
