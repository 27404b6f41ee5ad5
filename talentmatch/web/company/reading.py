"""Read the form of a need: what was typed, what was searched, and the need that it makes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from werkzeug.datastructures import MultiDict

from talentmatch.catalogue.faults import FaultyFields, read_input
from talentmatch.employers.history import skill_input
from talentmatch.employers.inputs import NeedInput, NeedSkillInput
from talentmatch.employers.needs import NeedDraft
from talentmatch.models.codes import LANGUAGE_CODES
from talentmatch.models.refusals import Refusal
from talentmatch.web.company.fields import NEED_FIELDS
from talentmatch.web.forms.typed import Typed, typed_in, values_in

LONGEST_SEARCH = 200
SEARCHES = ("skill", "occupation")
SAVES = ("save", "publish")  # every other button of the form only shows it again


@dataclass(frozen=True)
class Searched:
    """A search within the form: what was typed, and whether its hits were shown before."""

    text: str
    shown: bool


@dataclass(frozen=True)
class Entered:
    """A form as it was sent. ``struck``: the skills to leave out, packed as the others are, so that none is lost.

    ``place``: the name of a town to be added, ``searched``: the searches by their name, ``stays``: whether the
    person asked for something other than saving.
    """

    typed: Typed
    struck: tuple[str, ...]
    place: str
    searched: Mapping[str, Searched]
    stays: bool

    @property
    def searches(self) -> bool:
        """Return whether something was searched whose hits nobody has seen yet."""
        return self.stays or any(one.text and not one.shown for one in self.searched.values())


def read_form(form: MultiDict[str, str]) -> Entered:
    """Return what was typed; skills and languages come from their own fields, or packed from a hidden one."""
    typed = typed_in(NEED_FIELDS, form)
    struck = [name for name in form.getlist("skill") if form.get(f"strike-{name}")]
    kept = [name for name in form.getlist("skill") if name not in struck]
    packed = [
        *typed["skills"],
        *(_packed(form, name) for name in kept),
        *(f"{x}:essential:" for x in form.getlist("add")),
    ]
    typed["skills"] = _once(packed)
    for asked in ("required", "wanted"):
        chosen = (
            f"{lang}:{form.get(f'level-{lang}', '')}"
            for lang in LANGUAGE_CODES
            if form.get(f"language-{lang}") == asked
        )
        typed[f"languages_{asked}"] = (*typed[f"languages_{asked}"], *chosen)
    return Entered(
        typed,
        tuple(_packed(form, name) for name in struck),
        form.get("place", "").strip()[:LONGEST_SEARCH],
        {name: _searched(form, name) for name in SEARCHES},
        form.get("do", "save") not in SAVES,
    )


def _languages(form: MultiDict[str, str], asked: str) -> tuple[str, ...]:
    chosen = (lang for lang in LANGUAGE_CODES if form.get(f"language-{lang}") == asked)
    return tuple(f"{lang}:{form.get(f'level-{lang}', '')}" for lang in chosen)


def _packed(form: MultiDict[str, str], skill_id: str) -> str:
    return f"{skill_id}:{form.get(f'importance-{skill_id}', '')}:{form.get(f'level-of-{skill_id}', '')}"


def _once(packed: Iterable[str]) -> tuple[str, ...]:
    """Return packed skills without the later ones of a skill that is there already."""
    found: dict[str, str] = {}
    for one in packed:
        found.setdefault(one.partition(":")[0], one)
    return tuple(found.values())


def _searched(form: MultiDict[str, str], name: str) -> Searched:
    text = form.get(f"find-{name}", "").strip()[:LONGEST_SEARCH]
    return Searched(text, text == form.get(f"found-{name}", ""))


def start_of(typed: Typed) -> Entered:
    """Return the form of a need as it is stored, before anybody typed into it."""
    return Entered(typed, (), "", dict.fromkeys(SEARCHES, Searched("", shown=True)), stays=False)


def draft_of(typed: Typed, words: Mapping[str, str]) -> NeedDraft:
    """Return the need that was typed; raise FaultyFields. ``words``: those that carried a skill, by skill."""
    values: dict[str, Any] = values_in(NEED_FIELDS, typed)
    packed = values.pop("skills")
    faults: list[Refusal] = []
    skills: list[NeedSkillInput] = []
    for one in packed:
        try:
            skills.append(skill_input(one, words))
        except FaultyFields as error:
            faults += [replace(fault, field="skills") for fault in error.faults]
    try:
        fields = read_input(NeedInput, values)
    except FaultyFields as error:
        raise FaultyFields([*error.faults, *faults]) from error
    if faults:
        raise FaultyFields(faults)
    return NeedDraft(fields, tuple(skills))
