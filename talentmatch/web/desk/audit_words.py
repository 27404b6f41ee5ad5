"""The words of the audit log: names of tables, actions and fields, for whatever writes entries."""

from collections.abc import Mapping

from talentmatch.employers.needs import TABLE as NEED
from talentmatch.i18n import N_
from talentmatch.i18n import gettext as _
from talentmatch.skills.links import CHANGE
from talentmatch.web.company.fields import NEED_FIELDS
from talentmatch.web.company.words import ACTION as NEED_ACTION
from talentmatch.web.desk.kinds import OF_TABLE
from talentmatch.web.desk.words import ACCOUNT_ACTION, ACTION, LINK_FIELD, MERGING
from talentmatch.web.forms.typed import labels_of
from talentmatch.web.names import LANGUAGE

TABLE = {
    "account": N_("Account"),
    "place": N_("Place"),
    "provider": N_("Training centre"),
    "programme": N_("Programme"),
    "course_instance": N_("Dated run"),
    "company": N_("Company"),
    "job_profile": N_("Job profile"),
    "skill": N_("Skill"),
    "programme_skill": N_("Skill of a programme"),
    "profile_skill": N_("Skill of a job profile"),
    "sector_figure": N_("Figure of the sector"),
    "shortage_occupation": N_("Shortage occupation"),
    "unmet_term": N_("Term that no skill covers"),
    NEED: N_("Skill need"),
    "company_request": N_("Request of a company"),
    "alert": N_("Alert by mail"),
    "programme_interest": N_("Interest in a programme"),
    "letter": N_("Message"),
    "error_report": N_("Report of an error"),
    "team": N_("Team"),
    "shared_plan": N_("Shared plan"),
    "webhook": N_("Webhook"),
}
OWN_ACTIONS: Mapping[str, Mapping[str, str]] = {
    "account": ACCOUNT_ACTION,
    NEED: NEED_ACTION,
    "shared_plan": {
        "share": N_("shared"),
        "end": N_("ended by its maker"),
        "empty": N_("emptied after its last day"),
    },
    "programme_interest": {"withdraw": N_("withdrawn")},
    "letter": {
        "write-to-provider": N_("wrote to a training centre"),
        "announce-run": N_("told companies of a planned course"),
    },
    "webhook": {
        "renew-secret": N_("made a new secret"),
        "ping": N_("asked for a test message"),
        "send-again": N_("asked to send a message again"),
        "remove": N_("removed for good"),
    },
}
TEXT = {  # in each language
    "name": N_("Name"),
    "title": N_("Title"),
    "label": N_("Label"),
    "synonyms": N_("Synonyms"),
    "description": N_("Description"),
    "figure": N_("Figure"),
    "education": N_("Education"),
    "experience": N_("Experience"),
    "seniority": N_("Seniority"),
}
SHARED = {
    "id": N_("Identifier"),
    "version": N_("Version"),
    "state": N_("State"),
    "kind": N_("Kind"),
    "name": N_("Name"),
    "email": N_("E-mail address"),
    "region": N_("Region"),
    "place_ids": N_("Places"),
    "checked_on": N_("Source last read on"),
    "confirmed_on": N_("Last confirmed"),
    "provider_id": N_("Provider"),
    "programme_id": N_("Programme"),
    "profile_id": N_("Job profile"),
    "company_id": N_("Company"),
    "skill_id": N_("Skill"),
}
FIELD: Mapping[str, str] = {
    **SHARED,
    **LINK_FIELD,
    **MERGING,
    "distinct_from": N_("Not the same as"),
    "proposed_by": N_("Proposed by"),
    "role": N_("Role"),
    "trusted": N_("Changes go live without approval"),
    "disabled": N_("Disabled"),
    "programmes": N_("Programmes"),
    "latitude": N_("Latitude"),
    "longitude": N_("Longitude"),
    "aliases": N_("Other names"),
    "area": N_("Field of work"),
    "broader_id": N_("Broader skill"),
    "esco_uri": N_("ESCO concept"),
    "importance": N_("Importance"),
    "evidence_kind": N_("Kind of evidence"),
    "evidence_text": N_("Words of the source"),
    "evidence_lang": N_("Language of the words"),
    "evidence_url": N_("Address of the evidence"),
    "family": N_("Family of jobs"),
    "title_published": N_("Title as published"),
    "title_lang": N_("Language of the title"),
    "languages_required": N_("Languages required"),
    "languages_wanted": N_("Languages that are a plus"),
    "openings": N_("Openings"),
    "seen_on": N_("Seen on"),
    "published_at": N_("Published on"),
    "reminded_on": N_("Last asked about on"),
    "copied_from": N_("Copied from"),
    "expires_at": N_("Kept until"),
    "ended_at": N_("Ended on"),
    "source_type": N_("Kind of source"),
    "source_lang": N_("Language of the source"),
    "detail_level": N_("Detail of the source"),
    "topic": N_("Subject"),
    "agency": N_("Public service"),
    "label_published": N_("Name as published"),
    "label_lang": N_("Language of the name"),
    "status": N_("Status"),
    "year": N_("Year"),
    "about": N_("Page"),
    "note": N_("Answer"),
    "host": N_("Host"),
    "kinds": N_("Kinds of message"),
    "message": N_("Message"),
}


def table_name(table: str) -> str:
    """Return what a record of a table is called."""
    return _(TABLE[table]) if table in TABLE else table


def action_name(table: str, action: str) -> str:
    """Return what was done; the actions of accounts have words of their own."""
    words = {**ACTION, **OWN_ACTIONS.get(table, {})}
    return _(words[action]) if action in words else action


def field_names(table: str) -> dict[str, str]:
    """Return what the form of a table calls its fields; empty for a table without a form."""
    if table == NEED:
        return labels_of(NEED_FIELDS)
    return labels_of(OF_TABLE[table].groups) if table in OF_TABLE else {}


def field_name(form: Mapping[str, str], name: str) -> str:
    """Return what a field is called: as its form has it, else as the log does; the name itself for one unknown."""
    if name in form:
        return form[name]
    if name in FIELD:
        return _(FIELD[name])
    if name.startswith(CHANGE):
        return _("Skill: %(name)s", name=name.removeprefix(CHANGE))
    text, _cut, lang = name.rpartition("_")
    if text in TEXT and lang in LANGUAGE:
        return f"{_(TEXT[text])}, {_(LANGUAGE[lang])}"
    return name
