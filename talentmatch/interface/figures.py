"""What the interface shows of a search, of suggestions, and of supply and demand."""

from talentmatch.interface.results import Ranked, Understood
from talentmatch.interface.schemas import Shown, SkillName


class Count(Shown):
    """A value of a filter with the number of results that it would give."""

    value: str
    count: int


class Found(Shown):
    """One page of a search. spelled: what was searched instead of what was typed. km: to each result, from a town."""

    total: int
    page: int
    pages: int
    spelled: str | None
    where: str | None
    understood: list[Understood]
    results: list[Ranked]
    km: dict[str, float]
    facets: dict[str, list[Count]]


class Suggestion(Shown):
    """A name that goes on from what was typed."""

    kind: str
    id: str
    text: str
    lang: str


class Suggestions(Shown):
    """The names that go on from what was typed, the likeliest first."""

    items: list[Suggestion]


class Figures(Shown):
    """How many ask, and by region and year; null: hidden, because fewer than three companies stand behind it."""

    total: int | None
    by_region: dict[str, int | None]
    by_year: dict[str, int | None]


class Offered(Shown):
    """What is taught within reach; seats: null where no run says how many it has."""

    programmes: int
    by_language: dict[str, int]
    runs: int
    seats: int | None
    people_interested: int


class SkillBalance(Shown):
    """A skill with what is asked and what is taught of it."""

    skill: SkillName
    area: str
    asked: Figures
    offered: Offered


class Stock(Shown):
    """How many records and companies stand behind the figures; null: hidden."""

    records: int | None
    companies: int | None


class Balance(Shown):
    """Supply and demand, skill by skill, the most asked first."""

    source: str
    profiles: Stock
    needs: Stock
    items: list[SkillBalance]
