"""Nobody gains by saying a thing a thousand times."""

from dataclasses import replace

import pytest

from talentmatch.catalogue.queries import list_programmes, load_cards
from talentmatch.engine import IndexBuilder, Query
from talentmatch.matching.documents import programme_document

MOST = 1.10  # a text that is stuffed scores at most a tenth more
STUFFINGS = {
    "in a row": lambda skill: f"{skill} " * 1_000,
    "listed": lambda skill: ", ".join([skill] * 1_000),
    "in sentences": lambda skill: f"{skill}. " * 1_000,
    "in capitals too": lambda skill: f"{skill}, {skill.upper()}, " * 500,
}
SKILLS = ("HPLC", "bioréacteur", "celkweek")


@pytest.fixture(scope="module")
def documents(runtime):
    with runtime.database.reading() as session:
        cards = load_cards(session, [row.id for row in list_programmes(session)])
    return [programme_document(card) for card in cards.values()]


@pytest.mark.parametrize("stuffing", STUFFINGS.values(), ids=STUFFINGS)
@pytest.mark.parametrize("skill", SKILLS)
def test_a_stuffed_text_gains_next_to_nothing(documents, stuffing, skill):
    own = documents[0]
    builder = IndexBuilder()
    for document in documents:
        builder.add(document)
    builder.add(replace(own, id="honest", text=f"{own.text} {skill}."))
    builder.add(replace(own, id="stuffed", text=f"{own.text} {stuffing(skill)}"))
    index = builder.build()
    for query in (Query(skill, "", own.lang), Query("", f"{own.text[:200]} {skill}", own.lang)):
        scores = {match.id: match.score for match in index.match(query, len(index))}
        assert scores["stuffed"] <= MOST * scores["honest"]


def test_a_stuffed_question_asks_what_the_plain_one_asks(documents):
    builder = IndexBuilder()
    for document in documents:
        builder.add(document)
    index = builder.build()
    plain, stuffed = (index.match(Query("", text, "en")) for text in ("We use HPLC.", "We use HPLC. " * 1_000))
    assert [(match.id, match.score) for match in plain] == [(match.id, match.score) for match in stuffed]
