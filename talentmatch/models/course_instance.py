"""Course instances: the dated runs of a programme."""

from datetime import date

from sqlmodel import Field, SQLModel

from talentmatch.models.codes import DATE_PRECISIONS, INSTANCE_STATUSES, RECORD_STATES
from talentmatch.models.columns import Sourced, Stateful, Versioned, at_least, one_of, slug_key, text_list


class CourseInstance(Versioned, Stateful, Sourced, SQLModel, table=True):
    """A run of a programme; the days stay empty where the source gives only a month, a season or a year."""

    __tablename__ = "course_instance"
    __table_args__ = (
        one_of("date_precision", DATE_PRECISIONS),
        one_of("status", INSTANCE_STATUSES),
        one_of("state", RECORD_STATES),
        at_least("seats", 0),
    )

    id: str = slug_key()
    programme_id: str = Field(foreign_key="programme.id", index=True)
    starts_on: date | None = None
    ends_on: date | None = None
    date_text: str
    date_precision: str
    place_ids: list[str] = text_list()
    seats: int | None = None
    status: str
