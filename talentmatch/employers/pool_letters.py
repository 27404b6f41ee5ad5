"""The mails between companies and training centres, in the language that is in use when they are written.

What somebody wrote stands in the body alone, so that it can add no header.
"""

from talentmatch.accounts.mail import Mail, Person
from talentmatch.employers.contacts import Letter
from talentmatch.i18n import current_language
from talentmatch.i18n import gettext as _


def to_provider(person: Person, letter: Letter, link: str) -> Mail:
    """Return the mail in which a company writes to a training centre; link: where to answer all that are interested."""
    body = _(
        "Hello %(name)s,\n\n%(company)s writes about “%(title)s”:\n\n%(text)s\n\n%(address)s\n\n"
        "To tell all companies that ask for places that you plan a course:\n\n%(link)s\n\n"
        "talentmatch passes this message on and keeps no copy of it.\n",
        name=person.name,
        company=letter.sender,
        title=letter.titles[current_language()],
        text=_quoted(letter.text),
        address=_answer(letter),
        link=link,
    )
    return Mail(person.email, _("A company writes about %(title)s", title=letter.titles[current_language()]), body)


def to_company(person: Person, letter: Letter, link: str) -> Mail:
    """Return the mail in which a training centre says that it plans a run; link: the page of the programme."""
    body = _(
        "Hello %(name)s,\n\nYour company asks for places in “%(title)s”. %(provider)s plans a course:\n\n%(text)s\n\n"
        "%(address)s\n\nThe programme, from where you can write to the training centre:\n\n%(link)s\n\n"
        "talentmatch passes this message on. The training centre does not learn to whom.\n",
        name=person.name,
        title=letter.titles[current_language()],
        provider=letter.sender,
        text=_quoted(letter.text),
        address=_answer(letter),
        link=link,
    )
    return Mail(person.email, _("A course is planned: %(title)s", title=letter.titles[current_language()]), body)


def _quoted(text: str) -> str:
    """Return what somebody wrote, marked line by line, so that nobody takes it for words of ours."""
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())


def _answer(letter: Letter) -> str:
    if not letter.address:
        return _("They did not tell their address.")
    return _("Answer to: %(address)s", address=letter.address)
