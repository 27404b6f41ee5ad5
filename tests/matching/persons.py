"""Made-up texts about persons, each with a twin about somebody else who can do the same."""

import csv
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from talentmatch.engine.text import fold
from talentmatch.resources import resource_dir

FOLDER = Path(__file__).parent.parent / "data" / "persons"
CHOICE = re.compile(r"<([^<>|{}]*)\|([^<>|{}]*)>")
YEAR = 2026
HE = {"m": "he/him", "f": "she/her"}
CIVIL = {"m": "Monsieur", "f": "Madame"}
OTHER_SEX = {"m": "f", "f": "m"}


@dataclass(frozen=True)
class Twins:
    """Two texts that differ in the person alone."""

    template: str
    lang: str
    held_out: bool
    one: str
    other: str


@dataclass(frozen=True)
class Template:
    """A layout, with fields for the person and for the job."""

    name: str
    lang: str
    held_out: bool
    text: str


def twins(number: int, seed: int) -> Iterator[Twins]:
    """Yield pairs of texts; templates in turn, persons and jobs by chance."""
    chance = random.Random(seed)
    layouts = [*templates("templates.txt", held_out=False), *templates("held_out.txt", held_out=True)]
    people = rows("people.csv")
    for at in range(number):
        layout = layouts[at % len(layouts)]
        job = some_job(layout.lang, chance)
        one = chance.choice(people)
        other = chance.choice([row for row in people if row["sex"] != one["sex"] and row["country"] != one["country"]])
        yield Twins(layout.name, layout.lang, layout.held_out, write(layout, one, job), write(layout, other, job))


def templates(file: str, *, held_out: bool) -> list[Template]:
    parts = re.split(r"^=== (\w\w) (\S+)\n", (FOLDER / file).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return [Template(parts[i + 1], parts[i], held_out, parts[i + 2]) for i in range(0, len(parts), 3)]


def rows(file: str, delimiter: str = ",") -> list[dict[str, str]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=delimiter))


def some_job(lang: str, chance: random.Random) -> dict[str, str]:
    """Return the title, description and some skills of a job profile; the catalogue has none in German."""
    if lang == "de":
        return chance.choice(rows("german.csv", ";"))
    profiles = [row for row in table("job_profiles") if len(row[f"description_{lang}"]) > 150]
    labels = {row["id"]: row[f"label_{lang}"] for row in table("skills")}
    profile = chance.choice(profiles)
    wanted = [labels[row["skill_id"]] for row in table("profile_skills") if row["profile_id"] == profile["id"]]
    skills = chance.sample(sorted(wanted), min(len(wanted), 8)) or ["GMP"]
    return {"title": profile[f"title_{lang}"], "desc": profile[f"description_{lang}"], "skills": ", ".join(skills)}


def table(name: str) -> list[dict[str, str]]:
    with (resource_dir("data") / "catalogue" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write(layout: Template, person: dict[str, str], job: dict[str, str]) -> str:
    """Fill a layout with a person, in the forms of that person's gender, and a job."""
    chosen = CHOICE.sub(lambda match: match[1 if person["sex"] == "m" else 2], layout.text)
    return chosen.strip().format(**person_fields(person, layout.lang), **job)


def person_fields(person: dict[str, str], lang: str) -> dict[str, str]:
    nation = next(row for row in rows("nationalities.csv") if row["country"] == person["country"])
    plain = {key: fold(person[key]).replace(" ", "").replace("'", "") for key in ("given", "family")}
    year = re.search(r"\d{4}", person["birth_date"])[0]
    own = nation.get(f"{lang}_{person['sex']}", nation["en"])
    return {
        **person,
        "full": f"{person['given']} {person['family']}",
        "FULL": f"{person['given']} {person['family']}".upper(),
        "FAMILY": person["family"].upper(),
        "birth_year": year,
        "age": str(YEAR - int(year)),
        "email": f"{plain['given']}.{plain['family']}@mail.example",
        "slug": f"{plain['given']}-{plain['family']}-{year[2:]}",
        "nat": own,
        "natof": nation["nl_of"] if lang == "nl" else nation["en"],
        "natadj": nation["nl_of"] if lang == "nl" else own,
        "he": HE[person["sex"]],
        "civil": CIVIL[person["sex"]],
    }
