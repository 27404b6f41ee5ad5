"""The columns of the observatory: three regions, and everything else in one."""

from talentmatch.models.codes import REGIONS

HOME_REGIONS = ("flanders", "wallonia", "brussels")
ELSEWHERE = "elsewhere"
COLUMNS = (*HOME_REGIONS, ELSEWHERE)
ANYWHERE = ("national", "online", "")  # reaches every region; what says nothing of its region stays in each
CODES = (*REGIONS, "")  # as records carry them; empty for not known


def column_of(region: str | None) -> str:
    """Return the column of a region: its own, or that of the whole country, online, abroad and not known."""
    return region if region in HOME_REGIONS else ELSEWHERE


def codes_of(column: str) -> tuple[str, ...]:
    """Return the regions that a column counts."""
    return tuple(code for code in CODES if column_of(code) == column)
