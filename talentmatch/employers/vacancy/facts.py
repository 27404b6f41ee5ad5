"""All that a vacancy says plainly about a need, beside its skills."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from talentmatch.employers.vacancy.days import read_needed_by
from talentmatch.employers.vacancy.job_title import read_title
from talentmatch.employers.vacancy.people import read_people
from talentmatch.employers.vacancy.sentences import sentences_of
from talentmatch.employers.vacancy.shifts import read_shift_pattern
from talentmatch.employers.vacancy.spoken import Spoken, read_languages
from talentmatch.employers.vacancy.towns import read_region, read_towns


@dataclass(frozen=True)
class VacancyFacts:
    """What was read; what the text does not say plainly is empty or None."""

    title: str
    people: int | None
    shift_pattern: str | None
    languages: Spoken
    place_ids: tuple[str, ...]
    region: str | None
    needed_by: date | None


def read_facts(text: str, towns: Mapping[str, str], today: date) -> VacancyFacts:
    """Return what a vacancy says; ``towns``: the identifiers of the catalogue's places by their names."""
    return VacancyFacts(
        read_title(text),
        read_people(text),
        read_shift_pattern(text),
        read_languages(sentences_of(text)),
        read_towns(text, towns),
        read_region(text),
        read_needed_by(text, today),
    )
