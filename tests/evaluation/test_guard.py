"""The product answers the judged queries over the real catalogue as well as it once did."""

import json
from datetime import date

import pytest

from talentmatch.cli import main
from talentmatch.errors import InvalidData
from talentmatch.evaluation.judged import CatalogueReport, evaluate_catalogue, read_judged
from talentmatch.evaluation.record import Record, figures_of, read_record, write_record
from talentmatch.matching.judged import AskedCatalogue
from talentmatch.resources import resource_dir

DIRECTORY = resource_dir("data") / "evaluation"
TODAY = date(2026, 11, 25)
MEND = "Mend the ranking; if it is meant and better for people, run: talentmatch evaluate-catalogue --record"


@pytest.fixture(scope="module")
def report(shipped):
    with shipped.database.reading() as session:
        return evaluate_catalogue(AskedCatalogue(session, shipped.live.current(session)), read_judged(DIRECTORY))


@pytest.mark.slow
@pytest.mark.parametrize("name", read_record(DIRECTORY).figures)
def test_it_is_as_good_as_recorded(report, name):
    record, figures = read_record(DIRECTORY), figures_of(report)
    recorded, now = record.figures[name], figures.get(name, 0.0)
    assert name not in record.fallen(figures), (
        f"{name} fell from {recorded:.4f} to {now:.4f}, more than {record.tolerance} below. {MEND}"
    )


@pytest.mark.slow
def test_it_takes_profiles_of_many_families_that_say_enough(shipped):
    with shipped.database.reading() as session:
        asked = AskedCatalogue(session, shipped.live.current(session))
        thirty, all_ = asked.profiles(30), asked.profiles(1000)
    assert (len(thirty), len(set(thirty))) == (30, 30)
    assert set(thirty) < set(all_)
    assert "gsk-2022-safety" not in all_  # a thin one


@pytest.mark.slow
def test_the_command_prints_the_figures_and_records_them(shipped, tmp_path, monkeypatch, capsys):
    for name, mark in (("queries.jsonl", '"nl-02"'), ("qrels.tsv", "nl-02\t")):
        lines = (DIRECTORY / name).read_text(encoding="utf-8").splitlines()
        (tmp_path / name).write_text("\n".join(line for line in lines if mark in line), encoding="utf-8")
    monkeypatch.setenv("DATABASE_URL", shipped.settings.database_url)
    monkeypatch.setenv("TALENTMATCH_INSTANCE", str(shipped.settings.instance_dir))
    with pytest.raises(SystemExit) as ended:
        main(["evaluate-catalogue", "--record", "--profiles", "1", "--directory", str(tmp_path)])
    assert not ended.value.code
    assert capsys.readouterr().out.splitlines()[0] == "catalogue: 1 judged queries"
    figures = read_record(tmp_path).figures
    assert figures["nDCG@10 nl"] == figures["nDCG@10 all"] > 0.5


def test_a_figure_may_fall_by_the_tolerance_and_no_further():
    record = Record({"nDCG@10 nl": 0.6, "nDCG@10 fr": 0.6, "agreement profile": 0.7}, 0.02)
    assert record.fallen({"nDCG@10 nl": 0.581, "nDCG@10 fr": 0.579}) == ["nDCG@10 fr", "agreement profile"]


def test_the_few_german_queries_are_not_guarded(tmp_path):
    write_record(tmp_path, CatalogueReport(2, {"de": 0.2, "nl": 0.51239, "all": 0.4}, {"profile": 0.7}), TODAY)
    assert read_record(tmp_path).figures == {"nDCG@10 nl": 0.5124, "nDCG@10 all": 0.4, "agreement profile": 0.7}


@pytest.mark.parametrize("content", ["", "[]", json.dumps({"figures": {"nDCG@10 nl": "high"}, "tolerance": 0.02})])
def test_it_says_how_to_mend_a_record_that_cannot_be_read(tmp_path, content):
    (tmp_path / "recorded.json").write_text(content)
    with pytest.raises(InvalidData, match="evaluate-catalogue --record"):
        read_record(tmp_path)
