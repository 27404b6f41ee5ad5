"""At most seven questions, one at a time, that end in ordinary filters and in kinds of job."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from flask import Blueprint, Response, redirect, render_template, request, url_for

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_, current_language
from talentmatch.i18n import gettext as _
from talentmatch.matching.chooser import Answers, count_offers, families_of, search_of
from talentmatch.needs.queries import count_families
from talentmatch.web.context import current_runtime
from talentmatch.web.formats import local_list
from talentmatch.web.names import name_of, sentence
from talentmatch.web.permissions import as_response, permit
from talentmatch.web.seeker.search_links import SearchLinks
from talentmatch.web.start.questions import QUESTIONS, Question, pairs, read_answers, step_address

blueprint = Blueprint("choose", __name__)


@dataclass(frozen=True)
class Understood:
    """An answer in words, and the address at which it can be changed."""

    question: str
    answer: str
    address: str


@dataclass(frozen=True)
class FamilyLine:
    """A kind of job with the number of its job profiles, where they are listed, and the training for it."""

    name: str
    profiles: int
    jobs: str
    training: str


@blueprint.get("/choose")
@permit("public.read")
def choose() -> str | Response:
    """Ask one question; after the last one lead to the outcome."""
    answers, step = read_answers(request.args), _step(request.args.get("step", "1"))
    if step > len(QUESTIONS):
        return as_response(redirect(step_address(step, answers)))
    question = QUESTIONS[step - 1]
    with current_runtime().database.reading() as session:
        place_names = current_runtime().live.current(session).places.names()
    return render_template(
        "seeker/choose.html",
        step=step,
        steps=len(QUESTIONS),
        question=question,
        answers=answers,
        others=pairs(answers, without=question.name),
        back=step_address(step - 1, answers) if step > 1 else url_for("me.me"),
        skip=step_address(step + 1, answers, without=question.name),
        place_names=place_names,
    )


@blueprint.get("/choose/outcome")
@permit("public.read")
def outcome() -> str:
    """Show what was understood, how much training fits, and which kinds of job."""
    answers, runtime = read_answers(request.args), current_runtime()
    with runtime.database.reading() as session:
        offers = count_offers(session, runtime.live.current(session), answers, current_language())
        profiles = count_families(session)
    families, links = families_of(answers), SearchLinks(offers.request)
    return render_template(
        "seeker/choose_outcome.html",
        understood=_understood(answers),
        offers=offers,
        search=links.without(),
        looser=[
            (_filter_names(item.without), item.total, SearchLinks(item.request).without()) for item in offers.looser
        ],
        suiting=_lines(families.suiting, profiles, answers),
        demanding=_lines(families.demanding, profiles, answers),
        left_out=[name_of("family", code) for code in families.left_out if code in profiles],
        near=links.in_place(offers.area.suggestion) if offers.area and offers.area.suggestion else "",
    )


def _step(value: str) -> int:
    if value not in {str(number) for number in range(1, len(QUESTIONS) + 2)}:
        raise InvalidData(N_("There is no such question. Begin with the first one."))
    return int(value)


def _understood(answers: Answers) -> list[Understood]:
    """Return every question with its answers in words, empty where it was skipped."""
    return [
        Understood(question.title, sentence(local_list(_in_words(question, answers))), step_address(step, answers))
        for step, question in enumerate(QUESTIONS, 1)
    ]


def _in_words(question: Question, answers: Answers) -> list[str]:
    given = [words for code, words in question.options if code in _given(answers, question.name)]
    return [answers.where, *given] if question.name == "region" and answers.where else given


def _given(answers: Answers, name: str) -> frozenset[str]:
    return answers.chosen.get(name, frozenset())


def _lines(families: Iterable[str], profiles: Mapping[str, int], answers: Answers) -> list[FamilyLine]:
    """Return the kinds of job that have profiles; where training is followed says nothing about where one works."""
    asked = search_of(answers)
    return [
        FamilyLine(
            name_of("family", code),
            profiles[code],
            url_for("profiles.profiles", family=code),
            SearchLinks(replace(asked, what=name_of("family", code))).without(),
        )
        for code in families
        if code in profiles
    ]


def _filter_names(names: Iterable[str]) -> str:
    return local_list(_("Place") if name == "where" else name_of("facet", name) for name in names)
