"""Mails that tell the owner of an account what happened to it, in the language that is in use when they are written."""

from talentmatch.accounts.mail import Mail, Person
from talentmatch.i18n import N_, ngettext
from talentmatch.i18n import gettext as _

ADVICE = N_("If it was not you, ask for a new password at once and tell those who look after the service.")
REVOKE = N_("If it was not you, revoke it on the page of your account, and ask for a new password at once.")
TELL = N_("If it was not you, tell those who look after the service at once.")  # a new password helps no longer


def _notice(person: Person, subject: str, body: str, *, advice: str = ADVICE) -> Mail:
    greeting = _("Hello %(name)s,", name=person.name)
    return Mail(person.email, subject, f"{greeting}\n\n{body}\n\n{_(advice)}\n")


def new_device(person: Person, *, browser: str, when: str) -> Mail:
    """Return the mail after a sign-in in a browser that is not known."""
    body = _(
        "Somebody signed in to your account on talentmatch in a browser that is new to us: %(browser)s, %(when)s.",
        browser=browser or _("a browser that does not say which"),
        when=when,
    )
    return _notice(person, _("A new sign-in to talentmatch"), body)


def guessing(person: Person) -> Mail:
    """Return the mail after too many wrong passwords."""
    body = _(
        "Your account on talentmatch was given so many wrong passwords that attempts from unknown browsers are refused"
        " for a while. A browser in which you signed in before still lets you in, and so does a new password by mail."
        "\nWe tell you this at most once a day."
    )
    return _notice(person, _("Wrong passwords for your account on talentmatch"), body)


def password_replaced(person: Person) -> Mail:
    """Return the mail after the owner changed the password."""
    body = _("The password of your account on talentmatch was just changed, and every other session was ended.")
    return _notice(person, _("Your password for talentmatch was changed"), body)


def authenticator_on(person: Person) -> Mail:
    """Return the mail after an authenticator was set up."""
    body = _("An authenticator was set up for your account on talentmatch.")
    return _notice(person, _("An authenticator was set up"), body)


def authenticator_off(person: Person) -> Mail:
    """Return the mail after an authenticator was removed."""
    body = _("The authenticator of your account on talentmatch was removed. The password alone lets in now.")
    return _notice(person, _("The authenticator was removed"), body)


def recovery_code_used(person: Person, left: int) -> Mail:
    """Return the mail after a sign-in with a recovery code."""
    used = _("A recovery code was used to sign in to your account on talentmatch.")
    body = ngettext("%(num)s recovery code is left.", "%(num)s recovery codes are left.", left)
    return _notice(person, _("A recovery code was used"), f"{used} {body}")


def email_changed(person: Person) -> Mail:
    """Return the mail to the former address after the address of an account was changed."""
    body = _("The e-mail address of your account on talentmatch was changed. Mail goes to the new address from now on.")
    return _notice(person, _("Your address on talentmatch was changed"), body, advice=TELL)


def token_made(person: Person, name: str, *, until: str) -> Mail:
    """Return the mail after a token for a program was made."""
    body = _(
        "A token was made for your account on talentmatch. By it the program “%(name)s” acts for you until %(until)s.",
        name=name,
        until=until,
    )
    return _notice(person, _("A token for your account on talentmatch"), body, advice=REVOKE)


def account_closed(person: Person) -> Mail:
    """Return the last mail to somebody whose account was closed."""
    body = _("Your account on talentmatch was closed, and what was stored about you was erased.")
    return _notice(person, _("Your account on talentmatch is closed"), body, advice=TELL)


def new_address(person: Person, link: str) -> Mail:
    """Return the mail to a new address that asks to confirm it."""
    body = _(
        "Hello %(name)s,\n\nSomebody wants to use this address for an account on talentmatch. Confirm it here:\n\n"
        "%(link)s\n\nThe link works once and for one day. If it was not you, leave this mail: nothing changes.\n",
        name=person.name,
        link=link,
    )
    return Mail(person.email, _("Confirm your address for talentmatch"), body)
