"""What the mails about needs say, in the language that is in use when they are written."""

from talentmatch.accounts.mail import Mail
from talentmatch.i18n import gettext as _


def need_link(email: str, link: str) -> Mail:
    """Return the mail with the link that opens the form."""
    body = _(
        "Hello,\n\nSomebody asked with this address to post a skill need on talentmatch. Write it here:\n\n%(link)s\n\n"
        "The link works for 14 days and needs no password, so pass it on to nobody. An editor looks at the need before "
        "others see it. If you did not ask for this mail, leave it: nothing was stored but your address, and that is "
        "removed when the link is too old.\n",
        link=link,
    )
    return Mail(email, _("Post a skill need on talentmatch"), body)


def need_approved(email: str, title: str) -> Mail:
    """Return the mail that says that a need is published."""
    body = _(
        "Hello,\n\nYour skill need is published on talentmatch:\n\n%(title)s\n\n"
        "The link of our first mail goes on working: close the need there when you no longer have it, or renew it.\n",
        title=title,
    )
    return Mail(email, _("Your skill need is published"), body)


def need_declined(email: str, title: str, reason: str) -> Mail:
    """Return the mail that says why a need was not published."""
    body = _(
        "Hello,\n\nYour skill need was not published on talentmatch:\n\n%(title)s\n\nThe reason:\n\n%(reason)s\n\n"
        "The link of our first mail opens the need again. Correct it there and send it once more.\n",
        title=title,
        reason=reason,
    )
    return Mail(email, _("Your skill need was not published"), body)


def still_needed(email: str, title: str, *, ends: str, link: str) -> Mail:
    """Return the mail that asks whether a need still holds; ends: its last day in words."""
    body = _(
        "Hello,\n\nDoes your company still have this skill need on talentmatch?\n\n%(title)s\n\n"
        "Its last day is %(day)s. Renew it for a year or close it here, without signing in:\n\n%(link)s\n\n"
        "Whoever has this link can answer for you, so pass it on to nobody. Without an answer the need closes after "
        "its last day.\n",
        title=title,
        day=ends,
        link=link,
    )
    return Mail(email, _("Do you still have this skill need?"), body)
