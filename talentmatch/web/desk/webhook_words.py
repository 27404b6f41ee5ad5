"""The words for webhooks, their messages and what came of them."""

from collections.abc import Mapping

from talentmatch.employers.needs import TABLE as NEED
from talentmatch.exchange.webhooks.letters import REASONS
from talentmatch.i18n import N_
from talentmatch.i18n import gettext as _
from talentmatch.models.webhook import PING, RELOADED, WEBHOOK_CHANGES, WEBHOOK_SUBJECTS
from talentmatch.web.desk.audit_words import TABLE
from talentmatch.web.desk.words import LINK_OUTCOME

FIELD = {"address": N_("Address"), "kinds": N_("Kinds of message")}
SUBJECT = {"need": TABLE[NEED], **{name: TABLE[name] for name in WEBHOOK_SUBJECTS if name in TABLE}}
CHANGE = {"published": N_("publication"), "changed": N_("modification"), "archived": N_("withdrawal")}
WHOLE = {PING: N_("Test message"), RELOADED: N_("Everything was loaded anew")}
STATE = {"waiting": N_("waiting"), "delivered": N_("delivered"), "failed": N_("not taken")}
OFF = {"owner": N_("Somebody switched it off."), **REASONS}


def kind_name(kind: str) -> str:
    """Return what a kind of message is called."""
    if kind in WHOLE:
        return _(WHOLE[kind])
    subject, _cut, change = kind.partition(".")
    return _("%(subject)s: %(change)s", subject=_(SUBJECT[subject]), change=_(CHANGE[change]))


def outcome_name(outcome: str) -> str:
    """Return what came of sending: a status as it is, anything else in words; empty before the first time."""
    if outcome.isdecimal() or not outcome:
        return outcome
    return _(LINK_OUTCOME[outcome])


def kind_groups() -> Mapping[str, Mapping[str, str]]:
    """Return the kinds of message by subject, each with the word for its change."""
    return {
        _(SUBJECT[subject]): {f"{subject}.{change}": _(CHANGE[change]) for change in WEBHOOK_CHANGES}
        for subject in WEBHOOK_SUBJECTS
    }
