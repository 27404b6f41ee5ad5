"""The judged set over the catalogue is what its README says, and is measured as it should be."""

import csv
from collections import Counter

import pytest

from talentmatch.errors import InvalidData
from talentmatch.evaluation.judged import evaluate_catalogue, overlap, read_judged
from talentmatch.resources import resource_dir

DIRECTORY = resource_dir("data") / "evaluation"
VACANCY_WORDS = range(40, 201)


@pytest.fixture(scope="module")
def judged():
    return read_judged(DIRECTORY)


@pytest.fixture(scope="module")
def status():
    """Programme -> status, as the catalogue has it."""
    with (resource_dir("data") / "catalogue" / "programmes.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["status"] for row in csv.DictReader(file)}


def of_vacancy(query):
    return len(f"{query.title} {query.text}".split()) in VACANCY_WORDS


def test_it_asks_in_three_languages_at_length_and_in_a_few_words(judged):
    asked = Counter(query.lang for query in judged.queries.values())
    vacancies = Counter(query.lang for query in judged.queries.values() if of_vacancy(query))
    single = Counter(
        query.lang for query in judged.queries.values() if not query.text and len(query.title.split()) == 1
    )
    for lang in ("nl", "fr", "en"):
        assert asked[lang] >= 15
        assert vacancies[lang] >= 5
        assert single[lang] >= 1


def test_it_judges_every_query_well_enough_to_rank_by(judged):
    for query, grades in judged.judgements.items():
        assert len(grades) >= 8, query
        assert set(grades.values()) <= {0, 1, 2, 3}, query
        assert max(grades.values()) >= 2 > min(grades.values()) == 0, query


def test_it_judges_programmes_of_the_catalogue_and_grades_those_of_the_past_low(judged, status):
    for query, grades in judged.judgements.items():
        assert grades.keys() <= status.keys(), f"{query}: qrels.tsv names programmes that are not in the catalogue"
        assert all(grade <= 1 for programme, grade in grades.items() if status[programme] == "historic"), query


def test_its_judgements_stand_once_and_in_order():
    lines = (DIRECTORY / "qrels.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [(line.split("\t")[0], line.split("\t")[2]) for line in lines]
    assert len(set(pairs)) == len(pairs)


@pytest.fixture
def small(tmp_path):
    (tmp_path / "queries.jsonl").write_text(
        '{"id": "n1", "title": "laborant", "lang": "nl"}\n'
        '{"id": "d1", "title": "Labor", "text": "Chemie", "lang": "de"}\n'
    )
    (tmp_path / "qrels.tsv").write_text("n1\t0\ta\t3\nn1\t0\tb\t0\nd1\t0\tb\t1\n")
    return tmp_path


class Fixed:
    """A product that knows three programmes and answers each question in its own way."""

    def programmes(self):
        return {"a", "b", "c"}

    def profiles(self, number):
        return ["job", "other-job"][:number]

    def match_text(self, text, lang, _top):
        return {("laborant", "nl"): ["a"], ("Labor\nChemie", "en"): ["c", "b"]}[text, lang]

    def match_profile(self, _profile_id, lang, _top):
        return ["a", "b"] if lang == "nl" else ["b", "a"]

    def match_pasted(self, _profile_id, lang, _top):
        return {"nl": ["a"], "fr": ["a"], "en": ["a", "b"]}[lang]


def test_it_measures_each_language_and_asks_german_queries_on_the_english_pages(small):
    report = evaluate_catalogue(Fixed(), read_judged(small))
    assert report.quality["nl"] == 1
    assert report.quality["de"] == pytest.approx(0.6309, abs=1e-4)  # 1 / log2(3): the second place
    assert report.quality["all"] == pytest.approx((1 + report.quality["de"]) / 2)


def test_it_measures_how_much_the_languages_agree(small):
    report = evaluate_catalogue(Fixed(), read_judged(small), profiles=1)
    assert report.agreement == {"profile": 1, "pasted text": pytest.approx((1 + 0.5 + 0.5) / 3)}
    assert "agreement pasted text 6.67 of 10" in report.table()


def test_it_counts_what_only_the_longer_ranking_has():
    assert overlap(["a", "b"], ["b"]) == 0.5
    assert overlap([], ["b"]) == 0
    assert overlap([], []) == 1


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("n1\t0\tz\t1", "the catalogue lacks: 1, among them z"),
        ("x9\t0\ta\t1", "the query or the judgements of x9"),
        ("n1 a 1", "four columns"),
        ("n1\t0\tc\thigh", "four columns"),
    ],
)
def test_it_refuses_a_set_that_does_not_fit(small, line, fault):
    with (small / "qrels.tsv").open("a") as file:
        file.write(line + "\n")
    with pytest.raises(InvalidData, match=fault):
        evaluate_catalogue(Fixed(), read_judged(small))
