"""What the mail to the owner of a webhook says, in the language that is in use when it is written."""

from dataclasses import dataclass

from talentmatch.accounts.mail import Mail, Person
from talentmatch.i18n import N_
from talentmatch.i18n import gettext as _

REASONS = {
    "failing": N_("Nothing that we sent there was taken for five days."),
    "gone": N_("The address answered that it is gone for good (410)."),
}


@dataclass(frozen=True)
class Notice:
    """A webhook that was switched off: its address, why, and where it is switched on again."""

    address: str
    reason: str
    link: str


def switched_off(person: Person, notice: Notice) -> Mail:
    """Return the mail that says that a webhook was switched off."""
    body = _(
        "Hello %(name)s,\n\nYour webhook was switched off:\n\n%(address)s\n\n%(reason)s\n\n"
        "Mend what listens there, then switch it on again. It goes on with the first message that was not taken:\n\n"
        "%(link)s\n",
        name=person.name,
        address=notice.address,
        reason=_(REASONS[notice.reason]),
        link=notice.link,
    )
    return Mail(person.email, _("Your webhook for talentmatch was switched off"), body)
