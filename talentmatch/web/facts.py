"""The facts of a programme in words. What is not known is said, never left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from talentmatch.catalogue.queries import ProgrammeCard
from talentmatch.i18n import LocalText, ngettext
from talentmatch.i18n import gettext as _
from talentmatch.models import CourseInstance, Place, Programme, Provider
from talentmatch.web.formats import local_date, local_euros, local_list, local_number, local_period
from talentmatch.web.names import name_of
from talentmatch.web.shown import local_text, place_name, plain

MOST_PLACES = 3
PLACELESS = ("national", "online")


@dataclass(frozen=True)
class Fact:
    """A fact with its values and a note; without values it is not known."""

    label: str
    values: tuple[LocalText, ...]
    note: LocalText | None = None


def programme_facts(card: ProgrammeCard, runs: Sequence[CourseInstance]) -> list[Fact]:
    """Return all facts of a programme's page, in the order in which people ask for them."""
    programme = card.programme
    return [
        Fact(_("Kind of offer"), _names("record_type", [programme.record_type])),
        Fact(_("Where"), _line(where(card.places, programme.region))),
        Fact(_("Language of the lessons"), _line(given_in(programme)), _language_note(programme)),
        Fact(_("For whom"), _names("audience", programme.audiences)),
        Fact(_("Level"), _line(level(programme)), local_text(programme, "level_note")),
        Fact(_("Duration"), _maybe(duration(programme))),
        Fact(_("Cost"), _line(cost(programme)), local_text(programme, "cost_note")),
        Fact(_("Dates"), _line(dates(runs))),
        *_group(programme),
        Fact(_("How it is given"), _names("mode", programme.modes)),
    ]


def _group(programme: Programme) -> list[Fact]:
    if programme.group_from is None:
        return []
    number = programme.group_from
    text = ngettext("from %(num)s person on", "from %(num)s people on", number)
    return [Fact(_("A group begins"), _line(text))]


def card_facts(card: ProgrammeCard, runs: Sequence[CourseInstance]) -> list[LocalText]:
    """Return the known facts of a card, each short enough for one quiet line."""
    programme = card.programme
    found = [
        plain(with_former_names(card.provider)),
        *_line(where(card.places, programme.region)),
        *_line(_given(programme)),
        *_line(local_list(name_of("audience", code) for code in programme.audiences)),
        *_line(level(programme)),
        *_line(how(programme)),
        *_maybe(duration(programme)),
        *_line(cost(programme)),
        *_line(dates(runs)),
        *_line(_("seen: %(when)s", when=programme.seen_year) if programme.seen_year else ""),
        *_line(_not_confirmed(card)),
    ]
    return found


def _not_confirmed(card: ProgrammeCard) -> str:
    since = card.unconfirmed_since
    return _("not confirmed since %(day)s", day=local_date(since)) if since else ""


def unknown_facts(card: ProgrammeCard, runs: Sequence[CourseInstance]) -> list[str]:
    """Return the names of the facts that a reader needs to decide and that nobody told us."""
    programme = card.programme
    asked = [
        (_("place"), where(card.places, programme.region)),
        (_("language"), given_in(programme)),
        (_("level"), level(programme)),
        (_("duration"), duration(programme)),
        (_("cost"), cost(programme)),
        (_("dates"), dates(runs)),
    ]
    return [name for name, value in asked if not value]


def with_former_names(provider: Provider) -> str:
    """Return the name of a provider with the names that it had before."""
    if not provider.former_names:
        return provider.name
    former = local_list(provider.former_names)
    return _("%(name)s (formerly %(former)s)", name=provider.name, former=former)


def where(places: Sequence[Place], region: str | None) -> str:
    """Return the towns, or the region when no town is known; empty when neither is."""
    if not places or region in PLACELESS:
        return name_of("region", region) if region else ""
    names = [place_name(place) for place in places[:MOST_PLACES]]
    more = len(places) - len(names)
    if more:
        names.append(ngettext("%(num)s more place", "%(num)s more places", more))
    return local_list(names)


def how(programme: Programme) -> str:
    """Return the modes in which it is given; without "online" where the place says that already."""
    said = {programme.region} & set(PLACELESS)
    return local_list(name_of("mode", code) for code in programme.modes if code not in said)


def given_in(programme: Programme) -> str:
    """Return the languages of the lessons; empty when they are not known."""
    return local_list(name_of("language", code) for code in programme.languages)


def _given(programme: Programme) -> str:
    if not programme.languages:
        return ""
    languages = local_list(name_of("given_in", code) for code in programme.languages)
    if programme.language_basis == "inferred":
        return _("lessons %(in_languages)s (inferred)", in_languages=languages)
    return _("lessons %(in_languages)s", in_languages=languages)


def _language_note(programme: Programme) -> LocalText | None:
    if programme.language_basis == "inferred":
        return plain(_("Inferred: the source does not say it in so many words."))
    return plain(_("Stated by the source.")) if programme.language_basis else None


def level(programme: Programme) -> str:
    """Return the level, with that of the European framework when it is known."""
    name = name_of("level", programme.level) if programme.level else ""
    if programme.eqf_level is None:
        return name
    framework = _("level %(level)s of the European framework (EQF)", level=programme.eqf_level)
    return f"{name}, {framework}" if name else framework


def duration(programme: Programme) -> LocalText | None:
    """Return the duration as the source has it, else from its numbers."""
    if stated := local_text(programme, "duration"):
        return stated
    parts = [
        ngettext("%(amount)s day", "%(amount)s days", _plural(programme.days), amount=local_number(programme.days))
        if programme.days is not None else "",
        ngettext("%(amount)s hour", "%(amount)s hours", _plural(programme.hours), amount=local_number(programme.hours))
        if programme.hours is not None else "",
        _("%(amount)s ECTS credits", amount=local_number(programme.ects)) if programme.ects is not None else "",
    ]  # fmt: skip
    known = ", ".join(part for part in parts if part)
    return plain(known) if known else None


def _plural(amount: float) -> int:
    return 1 if amount == 1 else 2


def cost(programme: Programme) -> str:
    """Return the cost; nothing to pay is free, and an empty text means that it is not known."""
    if programme.cost_eur is None:
        return ""
    return local_euros(programme.cost_eur) if programme.cost_eur else _("free")


def dates(runs: Sequence[CourseInstance]) -> str:
    """Return the next planned run, else the last one."""
    planned = [run for run in runs if run.status == "planned"]
    if planned:
        return _("planned: %(when)s", when=local_period(min(run.date_text for run in planned)))
    if runs:
        return _("last run: %(when)s", when=local_period(max(run.date_text for run in runs)))
    return ""


def _line(text: str) -> tuple[LocalText, ...]:
    return (plain(text),) if text else ()


def _maybe(text: LocalText | None) -> tuple[LocalText, ...]:
    return (text,) if text else ()


def _names(kind: str, codes: Sequence[str]) -> tuple[LocalText, ...]:
    return _line(local_list(name_of(kind, code) for code in codes))
