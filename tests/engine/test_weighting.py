import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from talentmatch.engine import FIELDS, assembling
from talentmatch.engine.assembling import Counted, assemble
from talentmatch.engine.counting import Bag
from talentmatch.engine.passages import arrange
from talentmatch.engine.postings import UNIT
from talentmatch.engine.text import words
from talentmatch.engine.weighting import terms_of_words

TEXTS = ["cell culture and cells", "the culture of cells in bioreactors", "", "the of and", "vaccine vaccine vaccines"]


def weighed(texts, langs, field):
    bag = Bag()
    for text, lang in zip(texts, langs, strict=True):
        bag.add(lang, words(text))
    passages, order = arrange(np.arange(len(texts)), langs)
    return assemble([terms_of_words(bag.words, field)], Counted({field.part: bag}, order, passages))


@pytest.mark.parametrize("at_once", [2, 20_000])
@pytest.mark.parametrize("field", FIELDS[:2], ids=lambda field: field.name)
def test_it_weighs_as_the_vectorizer_of_scikit_learn(field, at_once, monkeypatch):
    monkeypatch.setattr(assembling, "ROWS", at_once)
    ours = weighed(TEXTS, ["en"] * len(TEXTS), field)
    theirs = TfidfVectorizer(
        analyzer=lambda text: [term for word in words(text) for term in field.terms(word, "en")], sublinear_tf=True
    ).fit(TEXTS)
    expected = theirs.transform(TEXTS).toarray()
    for column in range(expected.shape[1]):
        found = ours.postings.scores(0, columns=np.array([column]), weights=np.ones(1))
        np.testing.assert_allclose(found, expected[:, column], atol=0.5 / UNIT)
    np.testing.assert_allclose(ours.idf, theirs.idf_)
    assert ours.blocks[0].terms == tuple(theirs.get_feature_names_out())


def test_it_keeps_the_frequencies_of_languages_apart():
    found = weighed(["cell", "cell", "cellule", "levure"], ["en", "en", "fr", "fr"], FIELDS[0])
    assert [(b.namespace, b.passages, b.start, len(b.terms)) for b in found.blocks] == [
        ("en", 2, 0, 1),
        ("fr", 2, 1, 2),
    ]
    np.testing.assert_allclose(found.idf, [1, np.log(1.5) + 1, np.log(1.5) + 1])
