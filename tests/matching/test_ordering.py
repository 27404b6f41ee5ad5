"""Programmes in the order in which they are shown, over several forms of a question."""

from random import Random

import numpy as np
import pytest

from talentmatch.engine import Document, Query
from talentmatch.engine.segmented import Segmented, rebuild
from talentmatch.matching.ordering import NEGLIGIBLE, PAST, WEAKEST, everything, order_of

WORDS = ("cleaning", "sampling", "filling", "welding", "coding", "testing", "mixing", "weighing")
FORMS = [Query("sampling and testing", lang="en"), Query("filling and sampling", lang="en")]


@pytest.fixture(params=range(3))
def index(request):
    """Return programmes of random words, some of the past, some changed since the index was built."""
    random = Random(request.param)

    def made(name):
        status = random.choice(["seen", "historic"])
        return Document(name, " ".join(random.choices(WORDS, k=5)), "en", facets={"status": (status,)})

    return Segmented.of(rebuild([made(f"p{at:02}") for at in range(40)])).renewed([made("p07"), made("p071")], ["p03"])


def told(index, kept=frozenset()):
    """Return the identifiers in their order, as plainly as it can be told."""
    best = {}
    for match in (match for form in FORMS for match in index.match(form, 100)):
        best[match.id] = max(best.get(match.id, 0.0), match.score)
    least = max(NEGLIGIBLE, WEAKEST * max(best.values()))
    strong = {name: score for name, score in best.items() if score >= least or name in kept}
    past = index.passing(PAST)
    return sorted(strong, key=lambda name: (name in past, -strong[name], name))


def test_it_takes_the_best_form_of_each_and_leaves_out_what_is_weak(index):
    order = order_of(index, FORMS, 100)
    matches = order.matches()
    assert [match.id for match in matches] == told(index)
    assert order.matches(3) == matches[:3]
    for match in matches:
        scores = [other.score for form in FORMS for other in index.match(form, 100) if other.id == match.id]
        assert match.score == max(scores) == pytest.approx(sum(part.contribution for part in match.explanation.fields))


def test_it_keeps_what_is_asked_for_by_name_and_finds_places(index):
    kept = {index.numbering.id(number) for number in range(0, 40, 7)} & set(index.ids)
    marks = np.isin(np.arange(len(index.numbering)), index.numbering.of(kept))
    order = order_of(index, FORMS, 100, kept=marks)
    names = [match.id for match in order.matches()]
    assert names == told(index, kept)
    assert [order.place_of(name) for name in names] == list(range(1, len(names) + 1))
    assert order.place_of("p03") is None
    assert [match.id for match in order.led_by(marks).matches()] == sorted(names, key=lambda name: name not in kept)
    assert [match.id for match in order.marked(marks).matches(2)] == [name for name in names if name in kept][:2]


def test_it_orders_everything_without_a_question(index):
    past = index.passing(PAST)
    order = everything(index, PAST)
    assert [match.id for match in order.matches()] == sorted(index.ids, key=lambda name: (name in past, name))
    assert order.highest == 0.0
