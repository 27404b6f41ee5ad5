"""The words for what a skill need says."""

from collections.abc import Iterable

from talentmatch.employers.public import NeedCard
from talentmatch.employers.shown import ShownNeed
from talentmatch.i18n import N_, LocalText, ngettext
from talentmatch.i18n import gettext as _
from talentmatch.web.formats import local_date, local_list
from talentmatch.web.names import name_of
from talentmatch.web.shown import place_name

SHIFTS = {
    "day": N_("day work"),
    "two_shift": N_("two shifts"),
    "three_shift": N_("three shifts"),
    "night": N_("night work"),
    "weekend": N_("weekend work"),
    "continuous": N_("continuous shifts"),
}
LEVELS = {"basic": N_("basic"), "independent": N_("independent"), "expert": N_("expert")}
STATES = {
    "draft": N_("This need is a draft. Only people of your company see this page."),
    "waiting": N_("This need waits for approval. Only people of your company see this page."),
    "closed": N_("This need is closed. Only people of your company see this page."),
    "published": N_("Nobody else sees this need now: it is under embargo, or its last day has passed."),
}
VISIBILITIES = {
    "named": N_("Everybody sees this need, with the name of your company."),
    "anonymous": N_("Everybody sees this need, without the name of your company."),
    "region_only": N_("Everybody sees this need, without the name of your company and with the region alone."),
}


def need_title(card: NeedCard) -> LocalText:
    """Return the title of a need with the language in which it was written."""
    return LocalText(card.title, card.title_lang)


def company_words(card: NeedCard) -> str:
    """Return the name of the company, or that it is not named."""
    return card.company.name if card.company else _("company not named")


def where_words(card: NeedCard) -> str:
    """Return the places, or the region where no place is told; empty when neither is."""
    if card.places:
        return local_list(place_name(place) for place in card.places)
    return name_of("region", card.region) if card.region else ""


def shift_words(code: str) -> str:
    """Return a pattern of shifts in words."""
    return _(SHIFTS[code])


def level_words(code: str) -> str:
    """Return in words how well a skill has to be mastered."""
    return _(LEVELS[code])


def language_words(items: Iterable[str]) -> str:
    """Return languages with their levels, from ``code:level``: Dutch B1 and French."""
    parts = (item.partition(":") for item in items)
    return local_list(f"{name_of('language', code)} {level}".strip() for code, _colon, level in parts)


def need_facts(card: NeedCard) -> list[str]:
    """Return what stands in the quiet line of a need."""
    found = [
        company_words(card),
        where_words(card) or _("place not known"),
        ngettext("%(num)s person", "%(num)s people", card.people),
        _("needed by %(day)s", day=local_date(card.needed_by)) if card.needed_by else "",
        shift_words(card.shift_pattern) if card.shift_pattern else "",
        language_words(card.languages_required),
    ]
    return [fact for fact in found if fact]


def who_sees(shown: ShownNeed) -> str:
    """Return for the people of a company who else sees their need, and how much of it."""
    return _(VISIBILITIES[shown.visibility] if shown.public else STATES[shown.state])
