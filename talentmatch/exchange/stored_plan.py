"""The plan of an import in the database: written and read as text, never as one tree of values."""

from typing import Any

from sqlalchemy import Text, bindparam, cast, inspect, select, update
from sqlalchemy.orm import defer
from sqlalchemy.types import UserDefinedType
from sqlmodel import Session

from talentmatch.exchange.plan import ImportPlan
from talentmatch.exchange.plan_text import plan_from_text, plan_to_text
from talentmatch.models import ImportRun

COLUMNS = inspect(ImportRun).columns
WITHOUT_PLAN = defer(inspect(ImportRun).attrs["plan"].class_attribute)


class JsonText(UserDefinedType[str]):
    """Text that is JSON already, handed to the database as it stands."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Return the name of the type."""
        return "JSON"


def write_plan(session: Session, run: ImportRun, plan: ImportPlan) -> None:
    """Store the plan of an import that was flushed."""
    text = bindparam("text", plan_to_text(plan), type_=JsonText())
    session.connection().execute(update(ImportRun).where(COLUMNS["id"] == run.id).values(plan=text))
    session.expire(run, ["plan"])


def read_plan(session: Session, run: ImportRun) -> ImportPlan:
    """Return the plan of an import."""
    text = session.connection().scalar(select(cast(COLUMNS["plan"], Text)).where(COLUMNS["id"] == run.id))
    return plan_from_text(str(text))
