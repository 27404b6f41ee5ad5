"""What the charts of the page about the sector show, and the sentence that says the same."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from talentmatch.i18n import N_, current_language
from talentmatch.i18n import gettext as _
from talentmatch.models import ShortageOccupation
from talentmatch.observatory.sector import Number, Stated
from talentmatch.web.formats import local_number, local_percent
from talentmatch.web.names import name_of, sentence
from talentmatch.web.observatory.charts import HALF, Bar, Chart, laid_out, place

TITLES: Mapping[str, str] = {
    "posts": N_("Posts in Wallonia and Brussels, year by year"),
    "kinds": N_("What kind of work"),
    "diplomas": N_("Which diploma is asked"),
}
ABOUT: Mapping[str, str] = {
    "posts": N_("Posts that chemistry and pharma announced or foresaw for the year."),
    "kinds": N_("Share of the posts in Wallonia and Brussels."),
    "diplomas": N_("Share of the posts in Wallonia and Brussels; the figure leaves some unnamed."),
}


@dataclass(frozen=True)
class SectorChart:
    """A chart with its words and the numbers behind it."""

    name: str
    title: str
    about: str
    said: str
    chart: Chart[Bar]
    numbers: Sequence[Stated]

    @property
    def source_urls(self) -> list[str]:
        """Return where its figures come from, each address once."""
        return list(dict.fromkeys(url for stated in self.numbers for url in stated.figure.source_urls))


def sector_charts(stated: Mapping[str, Sequence[Stated]]) -> list[SectorChart]:
    """Return the charts that have numbers."""
    return [_chart(name, stated[name]) for name in TITLES if stated[name]]


def _chart(name: str, numbers: Sequence[Stated]) -> SectorChart:
    most = max(stated.number.value for stated in numbers)
    said = _posts_said(numbers) if name == "posts" else _share_said(numbers)
    chart = laid_out([_bar(stated.number, most) for stated in numbers])
    return SectorChart(name, _(TITLES[name]), _(ABOUT[name]), said, chart, numbers)


def _bar(number: Number, most: float) -> Bar:
    label = sentence(label_of(number))
    if number.unit == "percent":
        return Bar(label, shown_value(number), place(number.value, 100, HALF), whole=HALF)
    return Bar(label, shown_value(number), place(number.value, most))


def label_of(number: Number) -> str:
    """Return what a number counts, in the language of the page."""
    return number.label(current_language()).text


def shown_value(number: Number) -> str:
    """Return a number as the language of the page writes it."""
    return local_percent(round(number.value / 100, 4)) if number.unit == "percent" else local_number(number.value)


def _posts_said(numbers: Sequence[Stated]) -> str:
    ordered = sorted((stated.number for stated in numbers), key=lambda number: number.year)
    last, most = ordered[-1], max(ordered, key=lambda number: number.value)
    return _(
        "%(last)s posts in %(last_year)s; the most in these years: %(most)s in %(most_year)s.",
        last=shown_value(last),
        last_year=last.year,
        most=shown_value(most),
        most_year=most.year,
    )


def _share_said(numbers: Sequence[Stated]) -> str:
    most = max((stated.number for stated in numbers), key=lambda number: number.value)
    return _(
        "Named most in %(year)s: %(label)s, %(share)s of the posts.",
        year=most.year,
        label=label_of(most),
        share=shown_value(most),
    )


def shortage_families(shortages: Sequence[ShortageOccupation]) -> list[tuple[str, int]]:
    """Return the job families with how many entries of the shortage lists name them, the most first."""
    counted = Counter(row.family for row in shortages if row.family and row.status != "left")
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def shortage_chart(families: Sequence[tuple[str, int]]) -> Chart[Bar]:
    """Return a bar for each family."""
    most = max((number for _family, number in families), default=0)
    return laid_out(
        [Bar(name_of("family", family), local_number(number), place(number, most)) for family, number in families]
    )
