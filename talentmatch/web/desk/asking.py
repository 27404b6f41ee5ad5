"""Ask the providers of programmes by mail to confirm what is due."""

from functools import partial

from talentmatch.accounts.letters import confirmation
from talentmatch.catalogue.asking import ask_provider
from talentmatch.catalogue.records import PROGRAMME, get_record
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.web.account.background import later
from talentmatch.web.account.pages import current_mailer, link_address
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now
from talentmatch.web.permissions import current_actor


def ask_about(programme_ids: list[str]) -> None:
    """Mail the editors of these programmes' providers a link; raise InvalidData when there is nobody to ask."""
    actor, at = current_actor(), now()
    with current_runtime().database.writing() as session:
        found = [get_record(session, actor, PROGRAMME, name, permission="catalogue.publish") for name in programme_ids]
        providers = sorted({programme.provider_id for programme in found})
        asked = [one for provider in providers for one in ask_provider(session, actor, provider, now=at)]
    if not asked:
        message = N_("There is nobody to ask: nothing of these providers is due, or no account edits for them.")
        raise InvalidData(message)
    mailer, prefix = current_mailer(), link_address("", "confirm.form")
    for one in asked:
        mail = confirmation(one.email, one.name, link=prefix + one.token, titles=one.titles)
        later(partial(mailer.send, mail))
