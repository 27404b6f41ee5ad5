"""What the figures mean, in one sentence each, and how much stands behind them."""

from collections import Counter
from collections.abc import Sequence

from talentmatch.employers.public import LEAST_COMPANIES
from talentmatch.i18n import N_, ngettext
from talentmatch.i18n import gettext as _
from talentmatch.models import ShortageOccupation
from talentmatch.observatory.board import Board, Line
from talentmatch.observatory.demand import Stock
from talentmatch.observatory.languages import LanguageCoverage
from talentmatch.observatory.trend import Change, Trend
from talentmatch.web.formats import local_number, local_percent
from talentmatch.web.names import name_of
from talentmatch.web.shown import skill_name

SOURCE = {"profiles": N_("Job profiles (examples)"), "needs": N_("Needs of companies")}
COLUMN_ELSEWHERE = N_("Elsewhere or not known")


def behind(board: Board) -> str:
    """Say how many records and companies stand behind the figures of the board."""
    return _behind_needs(board.needs) if board.choice.source == "needs" else _behind_profiles(board.profiles)


def _behind_profiles(stock: Stock) -> str:
    values = {
        "profiles": ngettext("%(num)s job profile", "%(num)s job profiles", stock.records or 0),
        "companies": ngettext("%(num)s named company", "%(num)s named companies", stock.companies or 0),
    }
    if not stock.first:
        return _("From %(profiles)s of %(companies)s; none bears a date.", **values)
    years = {"first": stock.first, "last": stock.last}
    said = _("From %(profiles)s of %(companies)s, seen %(first)s–%(last)s.", **values, **years)
    if not stock.undated:
        return said
    undated = ngettext("%(num)s bears no date.", "%(num)s bear no date.", stock.undated)
    return f"{said} {undated}"


def _behind_needs(stock: Stock) -> str:
    if stock.records is None:
        return _("Fewer than %(least)s companies have a public need, so no figure is shown.", least=LEAST_COMPANIES)
    if not stock.records:
        return _("No company has a public need at this moment.")
    return _(
        "From at least %(needs)s public needs of at least %(companies)s companies. "
        "No figure stands for fewer than %(least)s companies.",
        needs=local_number(stock.records),
        companies=local_number(stock.companies or 0),
        least=LEAST_COMPANIES,
    )


def askers(line: Line) -> str:
    """Say how many records ask for a skill; only for figures that are shown."""
    number = line.number or 0
    if line.choice.source == "needs":
        return ngettext("%(num)s need", "%(num)s needs", number)
    return ngettext("%(num)s job profile", "%(num)s job profiles", number)


def most_asked(board: Board) -> str:
    """Say which skill is asked most, and who teaches it."""
    if not board.asked:
        return _("No skill has a figure here.")
    line = board.asked[0]
    values = {"skill": skill_name(line.skill), "askers": askers(line)}
    if line.untaught:
        return _("Asked most: “%(skill)s”, by %(askers)s. No programme that we know teaches it.", **values)
    programmes = ngettext("%(num)s programme", "%(num)s programmes", line.offer.programmes)
    return _("Asked most: “%(skill)s”, by %(askers)s; taught by %(programmes)s.", **values, programmes=programmes)


def untaught(board: Board) -> str:
    """Say how many of the skills asked nobody teaches, and what the bars count."""
    said = ngettext(
        "No programme that we know teaches %(num)s of the %(all)s skills asked.",
        "No programme that we know teaches %(num)s of the %(all)s skills asked.",
        len(board.untaught),
        all=local_number(len(board.asked)),
    )
    if not board.untaught:
        return said
    counted = {"profiles": N_("The bars count the job profiles that ask."), "needs": N_("The bars count the needs.")}
    return f"{said} {_(counted[board.choice.source])}"


def languages(found: LanguageCoverage) -> str:
    """Say how much of what is asked can be learnt in each language."""
    shares = {lang: local_percent(round(found.share(lang), 2)) for lang in found.taught}
    return _(
        "Of the %(all)s skills asked, %(nl)s can be learnt in Dutch, %(fr)s in French and %(en)s in English.",
        all=local_number(found.asked),
        **shares,
    )


def trend(found: Trend, changes: list[Change]) -> str:
    """Say which skill gained most between the two periods."""
    if not changes:
        return _("Too few job profiles bear a date to compare the last years with those before.")
    first = changes[0]
    return _(
        "“%(skill)s” gained most: %(after)s of the profiles seen since %(since)s ask for it, "
        "%(before)s of the earlier ones.",
        skill=skill_name(first.skill),
        after=local_percent(round(first.after, 2)),
        before=local_percent(round(first.before, 2)),
        since=found.since,
    )


def behind_trend(found: Trend) -> str:
    """Say how many profiles stand behind the two periods."""
    return _(
        "From %(earlier)s seen before %(since)s and %(recent)s seen since, over all regions. "
        "Small numbers: take it as a hint.",
        earlier=ngettext("%(num)s job profile", "%(num)s job profiles", found.earlier),
        recent=found.recent,
        since=found.since,
    )


def shortages(found: Sequence[ShortageOccupation]) -> str:
    """Say how many entries there are, of which years, and which family is named most."""
    years = sorted({row.year for row in found if row.year}) or [_("year not known")]
    families = Counter(row.family for row in found if row.family)
    said = ngettext(
        "%(num)s entry of the lists of %(first)s–%(last)s.",
        "%(num)s entries of the lists of %(first)s–%(last)s.",
        len(found),
        first=years[0],
        last=years[-1],
    )
    if not families:
        return said
    family = max(families, key=lambda code: (families[code], code))
    most = _("Named most: %(family)s.", family=name_of("family", family))
    return f"{said} {most}"
