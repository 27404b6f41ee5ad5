"""Which skills are asked more, or less, than before."""

from collections.abc import Mapping
from dataclasses import dataclass

from talentmatch.models import Skill
from talentmatch.observatory.board import Board

RECENT_YEARS = 5
LEAST_RECORDS = 10  # of a period that is compared
LEAST_ASKED = 3


@dataclass(frozen=True)
class Change:
    """How many of the profiles of the earlier and of the recent years ask for a skill."""

    skill: Skill
    earlier: int
    recent: int
    trend: "Trend"

    @property
    def before(self) -> float:
        """Return the share of the profiles of the earlier years."""
        return self.earlier / self.trend.earlier

    @property
    def after(self) -> float:
        """Return the share of the profiles of the recent years."""
        return self.recent / self.trend.recent


@dataclass(frozen=True)
class Trend:
    """The dated profiles before ``since`` and from that year on."""

    since: int
    earlier: int
    recent: int

    @property
    def comparable(self) -> bool:
        """Return whether both periods hold enough profiles to be compared."""
        return min(self.earlier, self.recent) >= LEAST_RECORDS


def profile_trend(board: Board, this_year: int) -> Trend:
    """Return the two periods of the dated job profiles: the last five years, and all before."""
    since = this_year - RECENT_YEARS + 1
    earlier, recent = _split(board.profiles.years, since)
    return Trend(since, earlier, recent)


def profile_changes(board: Board, trend: Trend) -> list[Change]:
    """Return how the share of each skill changed, the greatest rise first; skills of fewer than three left out."""
    if not trend.comparable:
        return []
    split = ((line.skill, *_split(line.asked.by_year, trend.since)) for line in board.lines)
    found = [Change(skill, early, late, trend) for skill, early, late in split if early + late >= LEAST_ASKED]
    return sorted(found, key=lambda change: (change.before - change.after, change.skill.id))


def _split(years: Mapping[str, int | None], since: int) -> tuple[int, int]:
    dated = [(int(year), number or 0) for year, number in years.items() if year]
    recent = sum(number for year, number in dated if year >= since)
    return sum(number for _, number in dated) - recent, recent
