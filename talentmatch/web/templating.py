"""Set up the templates: strict, escaping, translated, with the words and forms of the page's language."""

from typing import Any

from flask import Flask, Request, request
from jinja2 import FileSystemLoader, StrictUndefined

from talentmatch.i18n import LANGUAGES, current_language, translations
from talentmatch.resources import resource_dir
from talentmatch.web import facts, formats, names, persons, shown
from talentmatch.web.csrf import csrf_token
from talentmatch.web.languages import language_address, public_addresses
from talentmatch.web.permissions import has_desk, may_open
from talentmatch.web.sessions import signed_in_name
from talentmatch.web.static_files import bundle_address, static_address
from talentmatch.web.tokens import theme_colour
from talentmatch.web.ways import own_address, way_to

FILTERS = {
    "local_date": formats.local_date,
    "local_moment": formats.local_moment,
    "local_number": formats.local_number,
    "local_percent": formats.local_percent,
    "local_euros": formats.local_euros,
    "local_list": formats.local_list,
    "any_list": formats.any_list,
    "quoted": formats.quoted,
    "local_period": formats.local_period,
    "sentence": names.sentence,
    "person": persons.person,
    "site_name": shown.site_name,
    "short_address": shown.short_address,
    "skill_name": shown.skill_name,
    "place_name": shown.place_name,
}
GLOBALS = {
    "name_of": names.name_of,
    "own_language_names": names.OWN_LANGUAGE_NAMES,
    "current_language": current_language,
    "text_of": shown.local_text,
    "profile_title": shown.profile_title,
    "with_former_names": facts.with_former_names,
    "skill_name": shown.skill_name,
    "place_name": shown.place_name,
    "languages": LANGUAGES,
    "bundle_address": bundle_address,
    "static_address": static_address,
    "theme_colour": theme_colour,
    "csrf_token": csrf_token,
    "signed_in_name": signed_in_name,
    "has_desk": has_desk,
    "may_open": may_open,
    "way_to": way_to,
    "own_address": own_address,
}


def prepare(app: Flask) -> None:
    """Give the application its templates, and every page its language and addresses."""
    app.jinja_options = {"extensions": ["jinja2.ext.i18n"], "trim_blocks": True, "lstrip_blocks": True}
    app.jinja_loader = FileSystemLoader(resource_dir("templates"))
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.autoescape = True
    environment.filters.update(FILTERS)
    environment.globals.update(GLOBALS)
    environment.install_gettext_callables(_translate, _translate_number, newstyle=True)  # type: ignore[attr-defined]
    app.context_processor(page_values)


def _translate(message: str) -> str:
    return translations(current_language()).gettext(message) if message else ""


def _translate_number(singular: str, plural: str, number: int) -> str:
    text = translations(current_language()).ngettext(singular, plural, number)
    return text.replace("%(num)s", formats.local_number(number))


def page_values() -> dict[str, Any]:
    """Return what every page needs: its language, and its address in each."""
    return {
        "lang": current_language(),
        "language_addresses": {lang: language_address(lang) for lang in LANGUAGES},
        "public_addresses": public_addresses(),
        "section": section_of(request),
    }


def section_of(incoming: Request) -> str:
    """Return the part of the site to which a page belongs, to be marked in the navigation."""
    return (incoming.endpoint or "").partition(".")[0]
