"""When a run can start, as exactly as its source says."""

from calendar import monthrange
from datetime import date

from talentmatch.models import CourseInstance

SEASON_ENDS = {"spring": (0, 6, 20), "summer": (0, 9, 22), "autumn": (0, 12, 20), "winter": (1, 3, 19)}


def last_start(run: CourseInstance) -> date | None:
    """Return the last day on which a run can start; None when its source says nothing."""
    if run.starts_on:
        return run.starts_on
    year, _, rest = run.date_text.partition("/")[0].partition("-")
    try:
        if rest in SEASON_ENDS:
            years, month, day = SEASON_ENDS[rest]
            return date(int(year) + years, month, day)
        month = int(rest or 12)
        return date(int(year), month, monthrange(int(year), month)[1])
    except ValueError:
        return None
