"""Read the skills of a pasted vacancy, and take the persons out of it before anything else looks at it."""

import re
from dataclasses import dataclass

from sqlmodel import Session

from talentmatch.engine.impersonal import tidy
from talentmatch.engine.impersonal.contacts import local_parts, without_contacts
from talentmatch.engine.impersonal.labels import labelled_names, without_labelled
from talentmatch.engine.impersonal.names import without_names
from talentmatch.engine.text import words
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.matching.known_words import words_known_to
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.service import LONGEST_TEXT
from talentmatch.matching.spoken_parts import is_foreign, parts_by_language
from talentmatch.matching.suggesting import Suggested, suggest_for_text

SHORTEST = 8  # words
BULLET = re.compile(r"\s*[-–—•·*◦▪]\s+")


@dataclass(frozen=True)
class ReadVacancy:
    """A vacancy without persons, its languages, that of most words first, and the skills that it asks for."""

    text: str
    languages: tuple[str, ...]
    suggested: tuple[Suggested, ...]


def check_vacancy(text: str) -> None:
    """Raise InvalidData for a text that is no vacancy: empty, too short, too long, or in none of our languages."""
    if len(text) > LONGEST_TEXT:
        message = N_("The vacancy has %(length)s characters; the limit is %(limit)s. Leave out what is no part of it.")
        raise InvalidData(message, length=len(text), limit=LONGEST_TEXT)
    if not words(text):
        raise InvalidData(N_("There is no text yet. Paste the vacancy, or start with an empty form."))
    if len(words(text)) < SHORTEST:
        raise InvalidData(
            N_("These few words say too little. Paste the whole vacancy, or search single skills in an empty form.")
        )
    if is_foreign(text):
        raise InvalidData(N_("This text is not in Dutch, French, English or German. Paste it in one of these."))


def read_vacancy(session: Session, loaded: Loaded, text: str, *, lang: str) -> ReadVacancy:
    """Return what a vacancy asks for, each sentence read in its own language; raise InvalidData where it is none.

    lang: the language of the reader, in which a text is read that tells nothing of its own.
    """
    check_vacancy(text)
    plain = without_contact_persons(loaded, text, next(iter(parts_by_language(text, lang))))
    parts = parts_by_language(plain, lang)
    found: dict[str, Suggested] = {}
    for spoken, part in parts.items():
        for item in suggest_for_text(session, loaded, part, spoken):
            found[item.skill.id] = _stronger(found.get(item.skill.id), item)
    return ReadVacancy(plain, tuple(parts), tuple(found.values()))


def _stronger(one: Suggested | None, other: Suggested) -> Suggested:
    """Return the surer of two suggestions of a skill, with the words of both."""
    if one is None:
        return other
    best = max(one, other, key=lambda item: (item.reason != "usual", item.confidence))
    carried = tuple(dict.fromkeys((*one.words, *other.words)))
    return Suggested(best.skill, carried, best.confidence, best.reason)


def without_contact_persons(loaded: Loaded, text: str, lang: str) -> str:
    """Return a vacancy without the names of persons and how to reach them; towns and days are the job's and stay."""
    signs = [found[0] if (found := BULLET.match(line)) else "" for line in text.split("\n")]
    plain = "\n".join(line[len(sign) :] for line, sign in zip(text.split("\n"), signs, strict=True))
    clues = [*local_parts(plain), *labelled_names(plain)]
    known = words_known_to(loaded.index.space, loaded.places, lang)
    left = without_names(without_contacts(without_labelled(plain)), lang, known=known, clues=clues).split("\n")
    if len(left) != len(signs):  # a line end went with a name
        signs = [""] * len(left)
    before = frozenset(plain.split("\n"))
    return "\n".join(_tidied(sign, line, before) for sign, line in zip(signs, left, strict=True)).strip()


def _tidied(sign: str, line: str, before: frozenset[str]) -> str:
    """Return a line with its sign of a list, the gaps closed if it lost something; empty when nothing is left."""
    kept = line if line in before else tidy(line)
    return f"{sign}{kept}".rstrip() if kept.strip() else ""
