"""Pieces of a text are compared with groups of phrases."""

import numpy as np

from talentmatch.engine.encoder import plain_encoder
from talentmatch.engine.phrases import Phrase, build_phrases, encode_phrases, in_order

PHRASES = in_order([
    Phrase(1, "en", "repair pumps and motors when they break down"),
    Phrase(0, "en", "grow cells in bioreactors"),
    Phrase(2, "en", "meal vouchers of eight euros"),
    Phrase(0, "nl", "cellen opkweken in bioreactoren"),
])  # fmt: skip
PIECES = ["you cultivate cells in a bioreactor", "vous réparez les pompes en panne"]


def test_each_piece_is_nearest_to_the_group_that_words_it():
    encoder = plain_encoder()
    index = build_phrases(PHRASES, encode_phrases(PHRASES, encoder))
    meant, spelt = index.compare(PIECES, "en", encoder)
    assert meant.shape == spelt.shape == (2, 3)
    assert meant.argmax(axis=1).tolist() == [0, 1], "across languages too"


def test_spelling_alone_remains_without_an_encoder():
    index = build_phrases(PHRASES, encode_phrases(PHRASES, None))
    meant, spelt = index.compare(PIECES[:1], "en", None)
    assert not meant.any()
    assert np.argmax(spelt) == 0
