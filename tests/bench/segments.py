"""Measure how soon a changed document is searchable beside a large index, and by how much scores then differ.

Documents are put together from the texts of the shipped catalogue. Everything runs on one core: compare the lines of
one run, not runs.
"""

import argparse
import csv
import json
import random
import resource
import time
from statistics import median

from texts import recombined
from threadpoolctl import threadpool_limits

from talentmatch.engine import FIELDS, Document, Query, Settings, without_meaning
from talentmatch.engine.segmented import Original, Segmented, rebuild
from talentmatch.evaluation import Text
from talentmatch.resources import resource_dir

ROUNDS = 20
SHARES = (0.001, 0.01, 0.05)
TERMS = without_meaning(FIELDS)
SETS = {
    "words and skills": tuple(f for f in TERMS if f.name in ("words", "skills")),
    "all fields without meaning": TERMS,
}


def main() -> None:
    """Print the figures, and at last all of them as JSON."""
    parser = argparse.ArgumentParser(description="Measure changes beside a large index.")
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--fields", choices=sorted(SETS), default="words and skills")
    arguments = parser.parse_args()
    with threadpool_limits(1):
        documents = list(recombined(*catalogue(), arguments.documents))
        started = time.perf_counter()
        original = rebuild(documents, settings=Settings(SETS[arguments.fields]))
        found = {
            "documents": len(documents),
            "fields": arguments.fields,
            "build_s": seconds(started),
            "peak_mb": peak(),
        }
        print(found)
        found["changes"] = [measure(original, documents, beside) for beside in (1, 100, 1_000, 5_000)]
        if len(documents) <= 100_000:
            found["drift"] = [drift(original, documents, share) for share in SHARES]
    print(json.dumps(found))


def catalogue() -> tuple[list[Text], list[Document]]:
    """Return the texts of the shipped programmes, and each as a document with its skills."""
    folder = resource_dir("data") / "catalogue"
    taught: dict[str, set[str]] = {}
    for row in csv.DictReader((folder / "programme_skills.csv").open(encoding="utf-8")):
        taught.setdefault(row["programme_id"], set()).add(row["skill_id"])
    rows = list(csv.DictReader((folder / "programmes.csv").open(encoding="utf-8")))
    texts = [
        Text(row["id"], row[f"gloss_{lang}"] or row["title"], row[f"description_{lang}"], lang)
        for row in rows for lang in ("nl", "fr", "en")
    ]  # fmt: skip
    return texts, [Document(row["id"], skills=taught.get(row["id"], ())) for row in rows]


def measure(original: Original, documents: list[Document], beside: int) -> dict[str, object]:
    """Change one document again and again while so many others stand beside the index."""
    index = Segmented.of(original).renewed([changed(one) for one in documents[:beside]], ())
    taken, asked = [], []
    for number in range(ROUNDS):
        one = changed(documents[-1 - number], f"zythologie{number}")
        started = time.perf_counter()
        index = index.renewed(list(index.differing([one])), ())
        first = index.match(Query(f"zythologie{number}", lang=one.lang), 1)
        taken.append(seconds(started))
        assert [match.id for match in first] == [one.id]
    for one in random.Random(1).sample(documents, ROUNDS):
        pair = [timed(each, Query(one.title, one.text[:200], one.lang)) for each in (Segmented.of(original), index)]
        asked.append(pair)
    told = {"beside": beside, "searchable_s": round(median(taken), 4), "worst_s": max(taken), "peak_mb": peak()}
    told["query_ms"], told["query_beside_ms"] = (round(1000 * median(side), 1) for side in zip(*asked, strict=True))
    print(told)
    return told


def changed(document: Document, word: str = "") -> Document:
    """Return a document with another text: that of its end comes first, and a new word."""
    words = document.text.split()
    text = " ".join([word, *words[len(words) // 2 :], *words[: len(words) // 3]])
    return Document(document.id, document.title, text, document.lang, skills=document.skills, facets=document.facets)


def drift(original: Original, documents: list[Document], share: float) -> dict[str, float]:
    """Compare the answers of an index with changes beside it with those of a full build of the same documents."""
    chosen = set(random.Random(2).sample(range(len(documents)), int(share * len(documents))))
    present = [changed(one, "new") if at in chosen else one for at, one in enumerate(documents)]
    index = Segmented.of(original).renewed([present[at] for at in sorted(chosen)], ())
    whole = Segmented.of(rebuild(present, settings=original.index.space.settings))
    largest, same = 0.0, []
    for one in random.Random(3).sample(documents, 50):
        query = Query(one.title, one.text[:200], one.lang, skills=dict.fromkeys(one.skills, 1.0))
        ours, theirs = ({m.id: m.score for m in each.match(query, 10)} for each in (index, whole))
        largest = max([largest, *(abs(ours[name] - theirs[name]) for name in ours.keys() & theirs.keys())])
        same.append(len(ours.keys() & theirs.keys()) / max(len(theirs), 1))
    told = {"share": share, "largest_difference": round(largest, 6), "same_of_ten": sum(same) / len(same)}
    print(told)
    return told


def timed(index: Segmented, query: Query) -> float:
    """Return the seconds that an answer takes."""
    started = time.perf_counter()
    index.match(query)
    return seconds(started)


def seconds(started: float) -> float:
    """Return how many seconds have passed."""
    return round(time.perf_counter() - started, 4)


def peak() -> int:
    """Return the largest memory of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
