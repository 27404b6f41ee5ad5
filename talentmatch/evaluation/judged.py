"""Measure the product on its own catalogue: questions with judged programmes, and one job asked in several languages.

The product is handed in, so that this package knows neither its database nor its services.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Protocol

import ir_measures

from talentmatch.errors import InvalidData
from talentmatch.evaluation.collection import Judgements, Text, read_texts
from talentmatch.evaluation.measures import mean, measure
from talentmatch.i18n import LANGUAGES, N_

DEPTH = 10
MEASURE = f"nDCG@{DEPTH}"
PROFILES = 30
ALL = "all"
Ranking = Sequence[str]  # identifiers of programmes, best first


class Product(Protocol):
    """Answer as the pages do, at most ``top`` programmes, best first."""

    def programmes(self) -> set[str]:
        """Return the identifiers of all programmes."""

    def profiles(self, number: int) -> Sequence[str]:
        """Return the identifiers of at most this many job profiles."""

    def match_text(self, text: str, lang: str, top: int) -> Ranking:
        """Rank the programmes for a seeker's text on the pages of a language."""

    def match_profile(self, profile_id: str, lang: str, top: int) -> Ranking:
        """Rank the programmes for a job profile on the pages of a language."""

    def match_pasted(self, profile_id: str, lang: str, top: int) -> Ranking:
        """Rank the programmes for the title and description of a job profile in one language, pasted as a text."""


@dataclass(frozen=True)
class JudgedSet:
    """Hold questions, and for each the grade of the programmes that were judged."""

    queries: Mapping[str, Text]
    judgements: Judgements


@dataclass(frozen=True)
class CatalogueReport:
    """Hold nDCG@10 per language of the query and over all, and the agreement of top tens between languages, 0 to 1."""

    queries: int
    quality: dict[str, float]
    agreement: dict[str, float]

    def table(self) -> str:
        """Return the report in plain text, one figure per line."""
        quality = [f"{MEASURE} {lang:<12} {value:.4f}" for lang, value in self.quality.items()]
        agreement = [f"agreement {way:<11} {10 * value:.2f} of 10" for way, value in self.agreement.items()]
        return "\n".join([f"catalogue: {self.queries} judged queries", *quality, *agreement])


def evaluate_catalogue(product: Product, judged: JudgedSet, *, profiles: int = PROFILES) -> CatalogueReport:
    """Ask the product every judged query, and job profiles in every language.

    Raise InvalidData if the catalogue lacks judged programmes: figures would be too low.
    """
    _check_programmes(judged, product.programmes())
    jobs = product.profiles(profiles)
    agreement = {
        "profile": _agreement([[product.match_profile(job, lang, DEPTH) for lang in LANGUAGES] for job in jobs]),
        "pasted text": _agreement([[product.match_pasted(job, lang, DEPTH) for lang in LANGUAGES] for job in jobs]),
    }
    return CatalogueReport(len(judged.queries), measure_quality(judged, query_values(product, judged)), agreement)


def query_values(product: Product, judged: JudgedSet) -> dict[str, float]:
    """Return nDCG@10 of each query; one in German is asked on the English pages, as there are no German ones."""
    run = {}
    for query in judged.queries.values():
        lang = query.lang if query.lang in LANGUAGES else "en"
        ranking = product.match_text(f"{query.title}\n{query.text}".strip(), lang, DEPTH)
        run[query.id] = {programme: 1 / rank for rank, programme in enumerate(ranking, 1)}
    return measure(run, judged.judgements)[MEASURE]


def measure_quality(judged: JudgedSet, values: Mapping[str, float]) -> dict[str, float]:
    """Return the mean over the queries of each language, and over all of them."""
    languages = sorted({query.lang or ALL for query in judged.queries.values()} - {ALL})
    of = {lang: {id_: v for id_, v in values.items() if judged.queries[id_].lang == lang} for lang in languages}
    return {lang: mean(found) for lang, found in (*of.items(), (ALL, values))}


def overlap(one: Ranking, other: Ranking) -> float:
    """Return the share of the longer ranking that stands in both; 1 if both are empty."""
    longer = max(len(one), len(other))
    return len(set(one) & set(other)) / longer if longer else 1.0


def _agreement(asked: Iterable[Sequence[Ranking]]) -> float:
    """Return the mean overlap over all pairs of languages of all jobs."""
    shares = [overlap(*pair) for rankings in asked for pair in combinations(rankings, 2)]
    return sum(shares) / len(shares) if shares else 0.0


def read_judged(directory: Path) -> JudgedSet:
    """Read queries.jsonl and qrels.tsv; raise InvalidData for a fault and for a query that stands in one file only."""
    queries = read_texts(directory / "queries.jsonl")
    judgements = _read_judgements(directory / "qrels.tsv")
    for query in sorted(queries.keys() ^ judgements.keys()):
        raise InvalidData(
            N_("%(folder)s lacks the query or the judgements of %(query)s."), folder=directory, query=query
        )
    return JudgedSet(queries, judgements)


def _read_judgements(path: Path) -> Judgements:
    judgements: Judgements = {}
    try:
        with path.open(encoding="utf-8") as stream:
            for judged in ir_measures.read_trec_qrels(stream):  # type: ignore[no-untyped-call]
                judgements.setdefault(judged.query_id, {})[judged.doc_id] = judged.relevance
    except OSError:
        raise InvalidData(N_("The file %(file)s cannot be read."), file=path) from None
    except ValueError:
        message = N_("%(file)s: every line needs four columns, parted by tabs: query, 0, document, grade.")
        raise InvalidData(message, file=path) from None
    return judgements


def _check_programmes(judged: JudgedSet, programmes: set[str]) -> None:
    missing = sorted({programme for grades in judged.judgements.values() for programme in grades} - programmes)
    if missing:
        message = N_(
            "Judged programmes that the catalogue lacks: %(number)s, among them %(first)s. Run: talentmatch init"
        )
        raise InvalidData(message, number=len(missing), first=missing[0])
