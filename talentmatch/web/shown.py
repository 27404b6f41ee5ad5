"""How records are shown: which text in which language, and which words stand in for a missing one."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlmodel import SQLModel

from talentmatch.catalogue.queries import ProgrammeCard
from talentmatch.catalogue.titles import gloss, shown_title
from talentmatch.i18n import LocalText, choose_text, current_language
from talentmatch.i18n import gettext as _
from talentmatch.models import JobProfile, Place, Programme, Skill
from talentmatch.models.columns import texts
from talentmatch.needs.queries import ProfileCard

UNNAMED_COMPANY = "undisclosed-companies"
LONGEST_ADDRESS = 60


@dataclass(frozen=True)
class ProgrammeTitle:
    """The heading of a programme. ``descriptive``: the offer has no name of its own and the wording is ours."""

    main: LocalText
    gloss: LocalText | None
    descriptive: bool


def local_text(row: SQLModel, name: str) -> LocalText | None:
    """Return a text of a row in the language of the page or the next best; None when there is none."""
    return choose_text(texts(row, name), current_language())


def plain(text: str) -> LocalText:
    """Return a text of ours in the language of the page."""
    return LocalText(text, current_language())


def programme_title(card: ProgrammeCard) -> ProgrammeTitle:
    """Return how a programme is called; the title of an offer without a name is never shown as one."""
    lang = current_language()
    title = shown_title(card, lang)
    if card.programme.title_status == "descriptive":
        return ProgrammeTitle(title, None, descriptive=True)
    return ProgrammeTitle(title, None if title.lang == lang else gloss(card, lang), descriptive=False)


def is_training_line(programme: Programme) -> bool:
    """Return whether the record is an offer by theme or audience that nobody can book as such."""
    return programme.record_type == "training_line"


def profile_title(profile: JobProfile) -> LocalText:
    """Return the title of a job profile in the language of the page."""
    return local_text(profile, "title") or LocalText(profile.title_published, profile.title_lang)


def published_title(profile: JobProfile) -> LocalText | None:
    """Return the title as it was published, when that differs from the one shown."""
    published = LocalText(profile.title_published, profile.title_lang)
    return None if published.text == profile_title(profile).text or not published.text else published


def company_name(card: ProfileCard) -> str | None:
    """Return the name of the company; None for the description of an occupation, which belongs to none."""
    return None if card.company is None else company_words(card.company.id, card.company.name)


def company_words(company_id: str, name: str) -> str:
    """Return the name of a company, or that it is not named."""
    return _("company not named") if company_id == UNNAMED_COMPANY else name


def skill_name(skill: Skill) -> str:
    """Return the label of a skill in the language of the page."""
    return str(getattr(skill, f"label_{current_language()}"))


def place_name(place: Place) -> str:
    """Return the name of a place in the language of the page."""
    return str(getattr(place, f"name_{current_language()}") or place.name_en)


def short_address(url: str) -> str:
    """Return the host and the beginning of the path of a web address, for people."""
    path = url.partition("://")[2].partition("/")[2].partition("?")[0].rstrip("/")
    shown = f"{site_name(url)}/{path}" if path else site_name(url)
    return shown if len(shown) <= LONGEST_ADDRESS else shown[: LONGEST_ADDRESS - 1] + "…"


def site_name(url: str) -> str:
    """Return the host of a web address, for people."""
    try:
        host = urlsplit(url).hostname or url
    except ValueError:
        return url
    return host.removeprefix("www.")
