"""Learn the adapter of the encoder from a taxonomy: texts that belong together, and what brings them near."""

from pathlib import Path

from talentmatch.engine import find_encoder
from talentmatch.engine.adapter import save_adapter
from talentmatch.engine.encoder import SentenceEncoder
from talentmatch.errors import InvalidData
from talentmatch.evaluation.adapting.learn import Progress, Schedule, learn
from talentmatch.evaluation.adapting.pairs import Kind, Taxonomy
from talentmatch.evaluation.adapting.texts import ConceptNames, gather_taxonomy
from talentmatch.i18n import N_

__all__ = ["ConceptNames", "Kind", "Progress", "Schedule", "Taxonomy", "adapt_encoder", "gather_taxonomy", "learn"]


def adapt_encoder(taxonomy: Taxonomy, path: Path, schedule: Schedule, progress: Progress | None = None) -> None:
    """Learn an adapter of the encoder and write its weights; raise InvalidData where there is no encoder."""
    if find_encoder() is None:
        raise InvalidData(N_("Without the sentence encoder there is nothing to adapt. Run: talentmatch doctor"))
    save_adapter(learn(taxonomy, SentenceEncoder(adapted=False).encode, schedule, progress), path)
