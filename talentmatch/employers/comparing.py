"""How a need differs from the sector profile that it started from."""

from collections.abc import Mapping
from typing import Literal

Standing = Literal["sector", "changed", "added", "struck"]


def compare_with_profile(profile: Mapping[str, str], asked: Mapping[str, str]) -> dict[str, Standing]:
    """Return how each skill stands to the profile; both map a skill to its importance.

    A level is no difference: sector profiles say nothing about levels.
    """
    standings: dict[str, Standing] = {
        skill_id: "struck" if skill_id not in asked else "sector" if asked[skill_id] == importance else "changed"
        for skill_id, importance in profile.items()
    }
    return standings | {skill_id: "added" for skill_id in asked if skill_id not in profile}


def count_differences(standings: Mapping[str, Standing]) -> int:
    """Return in how many skills a need differs from its profile."""
    return sum(standing != "sector" for standing in standings.values())
