"""Which page a report of an error is about: from its address, and what that page is called."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from flask import current_app, request
from sqlmodel import Session
from werkzeug.exceptions import HTTPException

from talentmatch.catalogue.queries import get_card, get_provider
from talentmatch.catalogue.reports.reporting import PAGE, Subject
from talentmatch.i18n import DEFAULT_LANGUAGE, LANGUAGES, LocalText
from talentmatch.models.error_report import LONGEST_PATH
from talentmatch.needs.queries import get_profile
from talentmatch.skills.queries import get_skill
from talentmatch.web.permissions import permission_of
from talentmatch.web.shown import plain, profile_title, programme_title, skill_name

HOME = Subject(PAGE, "", "/")
RECORDS: Mapping[str, tuple[str, str]] = {  # endpoint -> table, and the part of the address that names the record
    "programmes.programme": ("programme", "programme_id"),
    "providers.provider": ("provider", "provider_id"),
    "profiles.profile": ("job_profile", "profile_id"),
    "skills.skill": ("skill", "skill_id"),
}


def subject_of(about: str) -> Subject:
    """Return what an address of this site is about; the home page for any other address, and for one with a key.

    The query is left out: it may hold what somebody searched for.
    """
    path = _without_language(about)
    found = _endpoint_of(path)
    if found is None:
        return HOME
    endpoint, values = found
    if endpoint in RECORDS:
        table, name = RECORDS[endpoint]
        return Subject(table, values[name], path)
    return Subject(PAGE, "", path) if not values else HOME


def _without_language(about: str) -> str:
    try:
        path = urlsplit(about).path
    except ValueError:
        return "/"
    first, _cut, rest = path.removeprefix("/").partition("/")
    return f"/{rest}" if first in LANGUAGES else path


def _endpoint_of(path: str) -> tuple[str, dict[str, str]] | None:
    adapter = current_app.create_url_adapter(request)
    if adapter is None or len(path) > LONGEST_PATH:
        return None
    try:
        endpoint, values = adapter.match(f"/{DEFAULT_LANGUAGE}{path}", method="GET")
    except HTTPException:
        return None
    values = {name: value for name, value in values.items() if name != "lang"}
    return (endpoint, values) if permission_of(endpoint) == "public.read" else None


def subject_title(session: Session, subject: Subject) -> LocalText:
    """Return what the page is called that a report is about; the path of a page without a record."""
    if subject.table_name == "programme":
        return programme_title(get_card(session, subject.record_id)).main
    if subject.table_name == "provider":
        return plain(get_provider(session, subject.record_id).name)
    if subject.table_name == "job_profile":
        return profile_title(get_profile(session, subject.record_id).profile)
    if subject.table_name == "skill":
        return plain(skill_name(get_skill(session, subject.record_id)))
    return plain(subject.path)
