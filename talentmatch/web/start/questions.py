"""The questions of the chooser and their answers, all of them in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for
from werkzeug.datastructures import MultiDict

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.i18n import gettext as _
from talentmatch.matching.chooser import CHOICES, Answers
from talentmatch.matching.search import LONGEST_QUERY
from talentmatch.web.arguments import known_values, text_argument
from talentmatch.web.names import name_of

LIKE = {
    "hands": N_("working with my hands"),
    "lab": N_("working in a laboratory"),
    "machines": N_("running or mending machines"),
    "numbers": N_("figures and computers"),
    "people": N_("working with people, leading or helping"),
    "order": N_("order, rules and exact papers"),
}
AVOID = {
    "shifts": N_("early, late or night shifts"),
    "cleanroom": N_("full protective clothing in a cleanroom"),
    "desk": N_("sitting at a desk all day"),
}
STUDY = {
    "basic": N_("no diploma of secondary school"),
    "secondary": N_("secondary school"),
    "bachelor": N_("a bachelor"),
    "master": N_("a master or more"),
}
TIME = {
    "weeks": N_("some days or weeks"),
    "months": N_("some months"),
    "years": N_("a year or more"),
}
STATUS = {
    "jobseeker": N_("looking for a job"),
    "employee": N_("at work"),
    "student": N_("studying at a college or university"),
    "school_pupil": N_("at secondary school"),
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "like": LIKE,
    "avoid": AVOID,
    "study": STUDY,
    "time": TIME,
    "audience": STATUS,
}


@dataclass(frozen=True)
class Question:
    """A question: its name in the address, its words, a remark, and whether several answers go together."""

    name: str
    title: str
    hint: str
    several: bool = True

    @property
    def options(self) -> list[tuple[str, str]]:
        """Return the codes and words to choose from."""
        return [(code, answer_words(self.name, code)) for code in CHOICES[self.name]]


ASKED_WITH = {"where": "region"}  # the town is asked for on the page of the regions
QUESTIONS = (
    Question(
        "region",
        N_("Where can you follow training?"),
        N_("Name a town to stay within 30 km of it, or tick regions. What is online stays in."),
    ),
    Question(
        "language",
        N_("In which languages can you follow lessons?"),
        N_("Tick every language that is fine for you."),
    ),
    Question("like", N_("What do you like to do?"), N_("Tick all that fits.")),
    Question(
        "avoid",
        N_("What would you rather not have?"),
        N_("Kinds of job in which it is usual are then left out."),
    ),
    Question(
        "study",
        N_("What did you study so far?"),
        N_("The highest level that you finished, also abroad."),
        several=False,
    ),
    Question(
        "time",
        N_("How much time do you have for training?"),
        N_("A longer time takes in the shorter ones."),
        several=False,
    ),
    Question(
        "audience",
        N_("What is your situation?"),
        N_("Some training is for job-seekers alone, some for people at work."),
    ),
)


def answer_words(name: str, code: str) -> str:
    """Return the words for an answer."""
    return _(WORDS[name][code]) if name in WORDS else name_of(name, code)


def read_answers(arguments: MultiDict[str, str]) -> Answers:
    """Return the answers of an address; raise InvalidData for one that no question offers."""
    where = text_argument(arguments, "where")
    if len(where) > LONGEST_QUERY:
        raise InvalidData(N_("The search text is too long; the limit is %(limit)s characters."), limit=LONGEST_QUERY)
    return Answers(known_values(arguments, CHOICES), where)


def pairs(answers: Answers, without: str = "") -> list[tuple[str, str]]:
    """Return the answers as names and values of an address, without those to one question."""
    named = [(name, value) for name in CHOICES for value in sorted(answers.chosen.get(name, ()))]
    town = [("where", answers.where)] if answers.where else []
    return [(name, value) for name, value in town + named if ASKED_WITH.get(name, name) != without]


def step_address(step: int, answers: Answers, without: str = "") -> str:
    """Return the address of a question with the answers so far; after the last one, that of the outcome."""
    values: dict[str, Any] = {}
    for name, value in pairs(answers, without):
        values.setdefault(name, []).append(value)
    if step > len(QUESTIONS):
        return url_for("choose.outcome", **values)
    return url_for("choose.choose", step=step, **values)
