"""An index that follows changes at once: a large one as it was built, and a small one beside it for what changed since.

Statistics of words stay those of the large one until all are merged, which gives the very index of a full build.
"""

from talentmatch.engine.segmented.digests import digest_of
from talentmatch.engine.segmented.numbering import Marks, Numbering
from talentmatch.engine.segmented.original import Original
from talentmatch.engine.segmented.rebuild import rebuild
from talentmatch.engine.segmented.segments import Segmented

__all__ = ["Marks", "Numbering", "Original", "Segmented", "digest_of", "rebuild"]
