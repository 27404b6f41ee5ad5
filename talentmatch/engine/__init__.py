"""Text in, ranked and explained matches out. Pure: no web, no database, no clock, no chance."""

from talentmatch.engine.builder import IndexBuilder
from talentmatch.engine.detect import detect_language
from talentmatch.engine.document import Document, Passage, Query
from talentmatch.engine.encoder import Encoder, encoder_state, find_encoder
from talentmatch.engine.explain import Explanation, FieldShare, SkillShare, TermShare
from talentmatch.engine.fields import FIELDS, Field, Settings, present_settings, without_meaning
from talentmatch.engine.filters import Filters
from talentmatch.engine.gap import Gap, gap
from talentmatch.engine.index import Index
from talentmatch.engine.languages import LANGUAGES
from talentmatch.engine.match import Match
from talentmatch.engine.snapshot import SnapshotError

__all__ = [
    "FIELDS",
    "LANGUAGES",
    "Document",
    "Encoder",
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
    "encoder_state",
    "find_encoder",
    "gap",
    "present_settings",
    "without_meaning",
]
