"""Skills that people searched for: counted by month and region, without a person behind them."""

from datetime import date

from sqlmodel import Field, SQLModel

from talentmatch.models.codes import REGIONS
from talentmatch.models.columns import at_least, one_of

NOWHERE = ""  # the region of a search that names no place


class SearchedSkill(SQLModel, table=True):
    """How often, and on how many days of a month, a skill was searched for in a region.

    Nothing else is kept: no words, no address, no account, no time of the day.
    """

    __tablename__ = "searched_skill"
    __table_args__ = (one_of("region", (NOWHERE, *REGIONS)), at_least("times", 1), at_least("days", 1))

    skill_id: str = Field(foreign_key="skill.id", primary_key=True, ondelete="CASCADE")
    region: str = Field(primary_key=True)
    month: date = Field(primary_key=True, index=True)
    times: int = 1
    days: int = 1
    last_on: date
