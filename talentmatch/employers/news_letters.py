"""What the mails of what is new say, in the language that is in use when they are written.

``site``: the address of the site in that language, before which every link begins.
"""

from collections.abc import Iterable, Sequence

from talentmatch.accounts.mail import Mail
from talentmatch.catalogue.queries import ProgrammeCard
from talentmatch.catalogue.titles import shown_title
from talentmatch.employers.news import News
from talentmatch.employers.public import NeedCard
from talentmatch.i18n import current_language, ngettext
from talentmatch.i18n import gettext as _

MOST_TOLD = 20


def confirmation(email: str, provider: str, link: str) -> Mail:
    """Return the mail that asks whether an address really wants to hear of new needs."""
    body = _(
        "Hello,\n\nSomebody asked that talentmatch write to this address when a company makes a skill need public that "
        "programmes of %(provider)s can meet. Confirm that here:\n\n%(link)s\n\n"
        "The link works for seven days. If it was not you, leave this mail: nothing more comes.\n",
        provider=provider,
        link=link,
    )
    return Mail(email, _("Do you want mail of new skill needs?"), body)


def tell(news: News, site: str) -> Mail:
    """Return the mail that tells what is new, with the link that ends such mails."""
    stop = f"{site}/alerts/{news.alert_id}/{news.stop_key}/stop"
    write = _of_programmes if news.need_id else _of_needs
    subject, body = write(news, site)
    return Mail(news.email, subject, body + _("\nStop these mails: %(link)s\n", link=stop), unsubscribe=stop)


def _of_programmes(news: News, site: str) -> tuple[str, str]:
    items = [f"- {_programme(card)}\n  {site}/programmes/{card.programme.id}" for card in news.programmes]
    body = _(
        "Hello,\n\nNew programmes teach something that you need for “%(title)s”:\n\n%(items)s\n\n"
        "The whole answer: %(link)s\n",
        title=news.subject,
        items=_listed(items),
        link=f"{site}/needs/{news.need_id}",
    )
    return _("New programmes for: %(title)s", title=news.subject), body


def _of_needs(news: News, site: str) -> tuple[str, str]:
    items = [f"- {_need(card)}\n  {site}/needs/{card.id}" for card in news.needs]
    body = _(
        "Hello,\n\nCompanies made needs public for which %(provider)s teaches a skill:\n\n%(items)s\n\n"
        "All public needs: %(link)s\n",
        provider=news.subject,
        items=_listed(items),
        link=f"{site}/needs",
    )
    return _("New skill needs for %(provider)s", provider=news.subject), body


def _listed(items: Sequence[str]) -> str:
    more = len(items) - MOST_TOLD
    rest = [ngettext("and %(num)s more", "and %(num)s more", more)] if more > 0 else []
    return "\n".join([*items[:MOST_TOLD], *rest])


def _programme(card: ProgrammeCard) -> str:
    return f"{shown_title(card, current_language()).text}, {card.provider.name}"


def _need(card: NeedCard) -> str:
    company = card.company.name if card.company else _("company not named")
    return f"{card.title}, {company}: {_skills(card)}"


def _skills(card: NeedCard) -> str:
    labels: Iterable[str] = (getattr(item.skill, f"label_{current_language()}") for item in card.essential)
    return ", ".join(labels)
