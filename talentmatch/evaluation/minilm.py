"""A neural peer: the English sentence encoder all-MiniLM-L6-v2, where it is installed.

It needs the package sentence-transformers and a folder that holds the model; nothing is downloaded.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from talentmatch.engine.ranking import best
from talentmatch.errors import ConfigurationError
from talentmatch.evaluation.collection import Text
from talentmatch.evaluation.system import Search
from talentmatch.i18n import N_


def build_minilm(documents: Sequence[Text], *, folder: Path | None = None) -> Search:
    """Index with one vector per document, title and text in one; raise ConfigurationError where it cannot run."""
    if folder is None or not folder.is_dir():
        raise ConfigurationError(N_("No folder with the model all-MiniLM-L6-v2 is named (--minilm)."))
    try:
        from sentence_transformers import SentenceTransformer  # type: ignore[import-not-found]
    except ImportError:
        raise ConfigurationError(N_("The package sentence-transformers is not installed.")) from None
    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    vectors = model.encode([text.whole for text in documents], normalize_embeddings=True)
    ids = [text.id for text in documents]

    def search(query: Text, k: int) -> dict[str, float]:
        scores = np.asarray(vectors @ model.encode(query.whole, normalize_embeddings=True), dtype=np.float64)
        return {ids[at]: float(scores[at]) for at in best(scores, k).tolist()}

    return search
