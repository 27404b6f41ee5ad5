import numpy as np
import pytest

from talentmatch.engine import FIELDS, Document, Filters, Passage, Query, Settings, row_by_row, without_meaning
from talentmatch.engine.asked import ask
from talentmatch.engine.ranking import best

WORDS = [
    "cell",
    "culture",
    "vaccine",
    "filling",
    "gowning",
    "release",
    "quality",
    "audit",
    "batch",
    "protein",
    "column",
    "buffer",
]
SETTINGS = Settings(without_meaning(FIELDS))
FILTERS = [None, Filters({"place": {"p3"}}, keep_unknown=False), Filters({"place": {"p1", "p2", "p3", "p4"}})]


@pytest.fixture(scope="module")
def many(build_index):
    """Give an index of documents in one to three languages, with many equal scores."""
    chance = np.random.default_rng(7)

    def text():
        return " ".join(chance.choice(WORDS, 4))

    return build_index(
        [
            Document(
                f"d{number:04}", text(), text(), lang=chance.choice(["nl", "fr", "en"]),
                alternates=(Passage("en", text(), text()), Passage("de", text()))[: number % 3],
                skills={f"skill-{number % 7}"}, facets={"place": {f"p{number % 40}"}} if number % 9 else {},
            )
            for number in range(900)
        ],
        SETTINGS,
    )  # fmt: skip


@pytest.mark.parametrize("spare", [row_by_row.SPARE, 0], ids=["of the highest", "of all"])
@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("lang", ["nl", "en", "de"])
def test_it_finds_by_rows_what_the_scores_of_all_documents_say(many, lang, filters, spare, monkeypatch):
    monkeypatch.setattr(row_by_row, "SPARE", spare)
    query = Query("vaccine filling", "cell culture audit", lang=lang, skills={"skill-3": 1})
    scores = many.scores(ask(query, many)) * (1 if filters is None else many.facets.passing(filters))
    found = many.match(query, 12, filters)
    assert [match.id for match in found] == [many.ids[number] for number in best(scores, 12).tolist()]
    assert [match.score for match in found] == sorted(scores, reverse=True)[:12]
