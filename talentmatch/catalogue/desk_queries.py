"""What the desk shows of programmes and their dates, and whom one chooses from. A constant number of queries each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, or_
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from talentmatch.catalogue.desk_filters import FILTERS
from talentmatch.catalogue.desk_pages import DeskList, DeskSort, by_name, by_state
from talentmatch.i18n import N_
from talentmatch.models import Company, CourseInstance, Programme, ProgrammeSkill, Provider, Skill
from talentmatch.models.folded import first_letters, fold, holds_words
from talentmatch.models.freshness import last_confirmed

ROW_FIELDS = ("id", "title", "title_lang", "provider_id", "state", "version", "publish_on", "expires_on")


@dataclass(frozen=True)
class DeskRow:
    """A programme in the list; ``confirmed``: the day on which it was last found right."""

    id: str
    title: str
    title_lang: str
    provider_id: str
    provider_name: str
    state: str
    version: int
    publish_on: date | None
    expires_on: date | None
    confirmed: date
    skills: int
    runs: int


def _words(words: str) -> list[ColumnElement[bool]]:
    """Return a condition for each word: the programme or its provider has it in a name."""
    return [or_(*holds_words(Programme, word), _of_provider(word)) for word in fold(words).split()]


def _of_provider(word: str) -> ColumnElement[bool]:
    return col(Programme.provider_id).in_(select(Provider.id).where(*holds_words(Provider, word)))


def _rows(session: Session, ids: Sequence[str]) -> dict[str, DeskRow]:
    skills = select(func.count()).where(ProgrammeSkill.programme_id == Programme.id).scalar_subquery()
    runs = select(func.count()).where(CourseInstance.programme_id == Programme.id).scalar_subquery()
    fields = [col(getattr(Programme, name)) for name in ROW_FIELDS]
    named = [*fields[:4], col(Provider.name), *fields[4:]]
    statement = columns(*named, last_confirmed(), skills, runs).join(
        Provider, col(Provider.id) == Programme.provider_id
    )
    return {row.id: DeskRow(*row) for row in session.execute(statement.where(col(Programme.id).in_(ids)))}


PROGRAMMES = DeskList(
    Programme,
    FILTERS,
    {
        "title": by_name(Programme, N_("Title")),
        "provider": DeskSort(
            N_("Training centre or school"),
            lambda _: first_letters(Provider),
            (Provider, col(Provider.id) == Programme.provider_id),
            indexed=True,
        ),
        "state": by_state(Programme),
        "confirmed": DeskSort(N_("Longest not confirmed"), lambda _: last_confirmed(), indexed=True),
    },
    _words,
    _rows,
    owner=Programme.provider_id,
    only=Programme.provider_id,
)


def list_names(session: Session, table: type[Provider] | type[Company], only: str | None = None) -> dict[str, str]:
    """Return the name of every provider or company by identifier, whatever its state, in the order of names; one query.

    only: just this one.
    """
    statement = columns(col(table.id), col(table.name)).order_by(col(table.folded), col(table.id))
    found = statement if only is None else statement.where(col(table.id) == only)
    return dict(session.execute(found).all())


def list_labels(session: Session, lang: str) -> dict[str, str]:
    """Return the label of every skill by identifier, whatever its state, in the order of labels; one query."""
    rows = session.execute(columns(col(Skill.id), col(getattr(Skill, f"label_{lang}")))).all()
    return dict(sorted(rows, key=lambda row: (fold(row[1]), row[0])))


def list_all_runs(session: Session, programme_id: str) -> Sequence[CourseInstance]:
    """Return the dated runs of a programme, whatever their state, the latest first."""
    statement = select(CourseInstance).where(CourseInstance.programme_id == programme_id)
    return session.exec(statement.order_by(col(CourseInstance.date_text).desc(), col(CourseInstance.id))).all()
