"""Two persons who can do the same see the same programmes, whoever they are."""

from collections import Counter

import pytest

from talentmatch.i18n import LANGUAGES
from talentmatch.matching.service import match_text, without_person
from tests.matching.persons import twins

TEXTS, SEED = 200, 20261124
RANKED = 60  # the same words left rank the same, so fewer of them are ranked
TOP = 10
SAME_AT_LEAST = 0.98

pytestmark = pytest.mark.slow


def top_ten(session, loaded, text, lang):
    page = lang if lang in LANGUAGES else "en"
    return [item.card.programme.id for item in match_text(session, loaded, text, lang=page, top=TOP).ranked]


def test_it_ranks_the_same_whoever_asks(shipped):
    pairs = list(twins(RANKED, SEED))
    with shipped.database.reading() as session:
        loaded = shipped.live.current(session)
        other = [pair for pair in pairs if differs(session, loaded, pair)]
    assert len(pairs) - len(other) >= SAME_AT_LEAST * RANKED, causes(loaded, other)


def test_it_leaves_nothing_by_which_two_persons_differ(shipped):
    pairs = list(twins(TEXTS, SEED))
    with shipped.database.reading() as session:
        loaded = shipped.live.current(session)
    other = [pair for pair in pairs if left_over(loaded, pair)]
    assert len(pairs) - len(other) >= SAME_AT_LEAST * TEXTS, causes(loaded, other)


def differs(session, loaded, pair):
    """Tell whether the two persons see other programmes, or the same in another order."""
    return top_ten(session, loaded, pair.one, pair.lang) != top_ten(session, loaded, pair.other, pair.lang)


def left_over(loaded, pair):
    """Return the words that were left of one person and not of the other."""
    one, other = (without_person(loaded, text, pair.lang).split() for text in (pair.one, pair.other))
    return sorted(((Counter(one) - Counter(other)) | (Counter(other) - Counter(one))).elements())


def causes(loaded, pairs):
    """List the pairs with what was left of the persons in them."""
    return "\n".join(f"{pair.lang} {pair.template}: {left_over(loaded, pair)}" for pair in pairs)
