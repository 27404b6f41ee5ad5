import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from talentmatch.engine import FIELDS
from talentmatch.engine.text import words
from talentmatch.engine.weighting import count_words, weigh

TEXTS = ["cell culture and cells", "the culture of cells in bioreactors", "", "the of and", "vaccine vaccine vaccines"]


@pytest.mark.parametrize("field", FIELDS[:2], ids=lambda field: field.name)
def test_it_weighs_as_the_vectorizer_of_scikit_learn(field):
    bag = count_words([[("en", word) for word in words(text)] for text in TEXTS])
    ours = weigh(bag, field, languages=["en"] * len(TEXTS), start=0)
    theirs = TfidfVectorizer(
        analyzer=lambda text: [term for word in words(text) for term in field.terms(word, "en")], sublinear_tf=True
    ).fit(TEXTS)
    np.testing.assert_allclose(ours.rows.toarray(), theirs.transform(TEXTS).toarray())
    assert ours.blocks[0].terms == tuple(theirs.get_feature_names_out())


def test_it_keeps_the_frequencies_of_languages_apart():
    bag = count_words([[("en", "cell")], [("en", "cell")], [("fr", "cellule")], [("fr", "levure")]])
    weighted = weigh(bag, FIELDS[0], languages=["en", "en", "fr", "fr"], start=5)
    assert [(b.namespace, b.passages, b.start, len(b.terms)) for b in weighted.blocks] == [
        ("en", 2, 5, 1),
        ("fr", 2, 6, 2),
    ]
    np.testing.assert_allclose(weighted.idf, [1, np.log(1.5) + 1, np.log(1.5) + 1])
