"""What the charts of the observatory show."""

from talentmatch.i18n import LANGUAGES
from talentmatch.i18n import gettext as _
from talentmatch.models.codes import FAMILIES, SKILL_AREAS
from talentmatch.observatory.board import SOURCES, Board, Choice, Line
from talentmatch.observatory.languages import LanguageCoverage
from talentmatch.observatory.regions import ELSEWHERE, HOME_REGIONS
from talentmatch.observatory.trend import Change
from talentmatch.web.formats import local_number, local_percent
from talentmatch.web.names import name_of, sentence
from talentmatch.web.observatory.charts import HALF, Bar, Chart, Dots, highest, laid_out, place
from talentmatch.web.observatory.words import COLUMN_ELSEWHERE, SOURCE
from talentmatch.web.shown import skill_name

MOST_BARS = 12


def filter_fields(choice: Choice) -> list[tuple[str, str, list[tuple[str, str]], str]]:
    """Return the filters: name, label, options as value and words, and the value that is chosen."""
    return [
        ("source", _("Who asks"), [(code, _(SOURCE[code])) for code in SOURCES], choice.source),
        ("region", _("Region"), _options("region", HOME_REGIONS), choice.region or ""),
        ("area", _("Area of skills"), _options("skill_area", SKILL_AREAS), choice.area or ""),
        ("family", _("Job family"), _options("family", FAMILIES), choice.family or ""),
    ]


def _options(kind: str, codes: tuple[str, ...]) -> list[tuple[str, str]]:
    return [("", _("all")), *((code, name_of(kind, code)) for code in codes)]


def column_name(column: str) -> str:
    """Return the words for a column of the heat table."""
    return _(COLUMN_ELSEWHERE) if column == ELSEWHERE else name_of("region", column)


def highest_cell(lines: list[Line]) -> int:
    """Return the highest figure by region, on which the tints are based."""
    return highest(line.asked.by_region.get(column) for line in lines for column in line.choice.columns)


def untaught_chart(board: Board) -> Chart[Bar]:
    """Return a bar for each of the skills most asked that nobody teaches."""
    lines = board.untaught[:MOST_BARS]
    most = highest(line.number for line in lines)
    return laid_out(
        [Bar(sentence(skill_name(line.skill)), *_numbered(line.number or 0, most), kind="nobody") for line in lines]
    )


def _numbered(number: int, most: int) -> tuple[str, float]:
    return local_number(number), place(number, most)


def language_chart(found: LanguageCoverage) -> Chart[Bar]:
    """Return a bar for each language: the share of the skills asked that can be learnt in it."""
    return laid_out([_language_bar(found, lang) for lang in LANGUAGES])


def _language_bar(found: LanguageCoverage, lang: str) -> Bar:
    shown = _(
        "%(share)s, %(number)s of %(all)s",
        share=local_percent(round(found.share(lang), 2)),
        number=local_number(found.taught[lang]),
        all=local_number(found.asked),
    )
    return Bar(name_of("language", lang), shown, place(found.share(lang), 1, HALF), whole=HALF)


def trend_chart(changes: list[Change]) -> Chart[Dots]:
    """Return the skills with the greatest rise and the greatest fall, two dots each."""
    chosen = changes if len(changes) <= MOST_BARS else [*changes[: MOST_BARS // 2], *changes[-(MOST_BARS // 2) :]]
    most = max((max(change.before, change.after) for change in chosen), default=0.0)
    return laid_out([_dots(change, most) for change in chosen])


def _dots(change: Change, most: float) -> Dots:
    shown = [local_percent(round(share, 2)) for share in (change.before, change.after)]
    return Dots(
        sentence(skill_name(change.skill)), place(change.before, most), place(change.after, most), " → ".join(shown)
    )
