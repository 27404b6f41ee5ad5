"""Text in, ranked and explained matches out. Pure: no web, no database, no clock, no chance."""

from talentmatch.engine.builder import IndexBuilder
from talentmatch.engine.detect import detect_language
from talentmatch.engine.document import Document, Passage, Query
from talentmatch.engine.explain import Explanation, FieldShare, SkillShare, TermShare
from talentmatch.engine.fields import DEFAULT, FIELDS, Field, Settings
from talentmatch.engine.filters import Filters
from talentmatch.engine.gap import Gap, gap
from talentmatch.engine.index import Index
from talentmatch.engine.languages import LANGUAGES
from talentmatch.engine.match import Match
from talentmatch.engine.snapshot import SnapshotError

__all__ = [
    "DEFAULT",
    "FIELDS",
    "LANGUAGES",
    "Document",
    "Explanation",
    "Field",
    "FieldShare",
    "Filters",
    "Gap",
    "Index",
    "IndexBuilder",
    "Match",
    "Passage",
    "Query",
    "Settings",
    "SkillShare",
    "SnapshotError",
    "TermShare",
    "detect_language",
    "gap",
]
