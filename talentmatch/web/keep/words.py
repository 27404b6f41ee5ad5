"""The words that stand on a plan, on the page and in the PDF alike."""

from typing import Any

from talentmatch.i18n import N_, current_language
from talentmatch.i18n import gettext as _
from talentmatch.web.formats import local_date, local_list
from talentmatch.web.keep.paper_view import Paper
from talentmatch.web.names import OWN_LANGUAGE_NAMES, name_of
from talentmatch.web.pathway.table import OBJECTIVE_NAMES
from talentmatch.web.shown import place_name

COVER_WORDS = {
    "held": N_("You can do this"),
    "taught": N_("You learn this on the way"),
    "missing": N_("Not on this way"),
    "nobody": N_("No programme known"),
}


def wishes_line(paper: Paper) -> str:
    """Return when the plan was made, in which language, and what was wished."""
    wishes, town = paper.way.wishes, paper.way.town
    chosen = [name_of(name, value) for name, values in wishes.chosen.items() for value in sorted(values)]
    parts = [
        _("Made on %(day)s", day=local_date(paper.made_on)),
        OWN_LANGUAGE_NAMES[current_language()],
        _("the way with %(objective)s", objective=_(OBJECTIVE_NAMES[wishes.objective])),
        _("from %(town)s", town=place_name(town)) if town else "",
        _("only: %(choices)s", choices=local_list(chosen)) if chosen else "",
        _("starting from %(day)s", day=local_date(wishes.starting)) if wishes.starting else "",
    ]
    return " · ".join(part for part in parts if part)


def closing_lines(paper: Paper) -> list[str]:
    """Return what somebody must know who reads the paper later."""
    lines = [_("Dates and prices change. Ask the training centre before you decide.")]
    if paper.until:
        lines.append(_("This plan is kept until %(day)s. No name is kept.", day=local_date(paper.until.date())))
    return lines


def plan_words(paper: Paper) -> dict[str, Any]:
    """Return the words of a plan as its page takes them."""
    return {"made": wishes_line(paper), "cover_words": COVER_WORDS, "closing": closing_lines(paper)}
