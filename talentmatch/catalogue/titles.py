"""How a programme is called: an offer without a name of its own is never shown under one."""

from talentmatch.catalogue.queries import ProgrammeCard
from talentmatch.i18n import LocalText, choose_text
from talentmatch.i18n import gettext as _
from talentmatch.models.columns import texts


def gloss(card: ProgrammeCard, lang: str) -> LocalText | None:
    """Return what the offer is in our words, in this language or the next best; None when nobody wrote it."""
    return choose_text(texts(card.programme, "gloss"), lang)


def shown_title(card: ProgrammeCard, lang: str) -> LocalText:
    """Return the programme's own title; for an offer without one our gloss, or at least who offers it."""
    programme = card.programme
    if programme.title_status != "descriptive":
        return LocalText(programme.title, programme.title_lang)
    return gloss(card, lang) or LocalText(_("Training offer of %(provider)s", provider=card.provider.name), lang)
