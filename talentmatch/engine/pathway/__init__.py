"""Which programmes together teach what is missing: the best such set, proven, in the order to follow them."""

from talentmatch.engine.pathway.plan import (
    AMOUNTS,
    OBJECTIVES,
    Candidate,
    Need,
    Pathway,
    Step,
    Total,
    find_pathway,
)

__all__ = ["AMOUNTS", "OBJECTIVES", "Candidate", "Need", "Pathway", "Step", "Total", "find_pathway"]
