"""Documents by number: what is found, marked and counted by numbers is what identifiers tell."""

from random import Random

import numpy as np
import pytest

from talentmatch.engine import Document, Filters, Query
from talentmatch.engine.segmented import Segmented, rebuild

WORDS = ("cleaning", "sampling", "filling", "welding", "coding", "testing")
FLANDERS = Filters({"region": {"flanders"}})


def made(random, name):
    """Return a document of a few words, that names a region or none."""
    region = random.choice([(), ("flanders",), ("wallonia",)])
    return Document(name, " ".join(random.choices(WORDS, k=4)), "en", facets={"region": region} if region else {})


@pytest.fixture(params=range(4))
def changed(request):
    """Return an index beside which documents were added, changed and taken away, some before and after all others."""
    random = Random(request.param)
    whole = Segmented.of(rebuild([made(random, f"b{at:02}") for at in range(30)]))
    new = [made(random, name) for name in ("a0", "b04", "b041", "b042", "b17", "b170", "z9")]
    return whole.renewed(new, ["b00", "b05"]) if request.param else whole


def test_it_orders_numbers_as_their_identifiers(changed):
    numbering = changed.numbering
    numbers = np.flatnonzero(numbering.present)
    numbers = numbers[np.argsort(numbering.order(numbers))]
    assert [numbering.id(number) for number in numbers.tolist()] == list(changed.ids)
    assert sorted(numbering.of(["b04", "nobody", *changed.ids])) == sorted([*numbers, *numbering.of(["b04"])])


def test_it_finds_by_number_what_it_finds_by_identifier(changed):
    for word in WORDS:
        found = changed.find(Query(word, lang="en"), 12, FLANDERS)
        told = [
            (changed.numbering.id(number), score) for number, score in zip(found.numbers, found.scores, strict=True)
        ]
        assert told == [(match.id, match.score) for match in changed.match(Query(word, lang="en"), 12, FLANDERS)]
        assert all(found.score_of(number) == score for number, score in zip(found.numbers, found.scores, strict=True))


def test_it_marks_and_counts_what_passes(changed):
    marks = changed.marks(FLANDERS)
    numbers = np.flatnonzero(marks)
    assert {changed.numbering.id(number) for number in numbers.tolist()} == changed.passing(FLANDERS)
    assert changed.counts(numbers) == changed.facet_counts(changed.passing(FLANDERS))
    present = np.flatnonzero(changed.numbering.present)
    assert (changed.passes(present, FLANDERS) == marks[present]).all()
