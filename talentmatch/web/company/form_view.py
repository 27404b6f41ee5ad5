"""The form of a need as a page shows it: its fields, the rows of its skills, and what was found for a search."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from talentmatch.employers.comparing import Standing, compare_with_profile, count_differences
from talentmatch.i18n import current_language
from talentmatch.models import Skill
from talentmatch.models.codes import LANGUAGE_CODES
from talentmatch.models.refusals import Refusal
from talentmatch.skills.esco_queries import current_release
from talentmatch.skills.narrowing import narrow_skills
from talentmatch.skills.occupation_search import search_occupations
from talentmatch.skills.queries import find_skills, list_skills, taught_among, wanted_by
from talentmatch.web.company.fields import NEED_FIELDS
from talentmatch.web.company.options import need_options
from talentmatch.web.company.reading import Entered
from talentmatch.web.company.words import CEFR
from talentmatch.web.forms.typed import FieldView, GroupView, Typed, form_view, labels_of


@dataclass(frozen=True)
class SkillRow:
    """A skill in the form; ``standing``: how it stands to the sector profile, empty without one.

    ``taught``: whether any programme teaches it.
    """

    skill: Skill
    importance: str
    level: str
    struck: bool
    standing: str
    taught: bool


@dataclass(frozen=True)
class LanguageRow:
    """A language in the form: whether it is asked for, and at which of the ``levels``."""

    lang: str
    asked: str
    level: str
    levels: tuple[str, ...]


@dataclass(frozen=True)
class NeedForm:
    """All that the form shows. ``differences``: from the sector profile, None without one.

    ``hits`` and ``occupations``: what was found, None where nothing was searched. ``has_occupations``: whether those of
    ESCO are there to be chosen.
    """

    entered: Entered
    groups: tuple[GroupView, ...]
    rows: tuple[SkillRow, ...]
    differences: int | None
    hits: tuple[Skill, ...] | None
    occupations: Mapping[str, str] | None
    languages: tuple[LanguageRow, ...]
    has_occupations: bool

    @property
    def fields(self) -> dict[str, FieldView]:
        """Return the fields by name."""
        return {view.field.name: view for group in self.groups for view in group.fields}

    @property
    def labels(self) -> dict[str, str]:
        """Return the names of the fields, for a list of faults."""
        return labels_of(NEED_FIELDS)

    @property
    def profile_title(self) -> str:
        """Return the title of the sector profile; empty without one."""
        view = self.fields["profile_id"]
        return dict(view.options).get(view.value, "")


def load_form(session: Session, entered: Entered, faults: Iterable[Refusal] = ()) -> NeedForm:
    """Return what the form shows; a constant number of queries."""
    rows, standings = _skill_rows(session, entered)
    options = need_options(session, [entered.typed])
    return NeedForm(
        entered,
        form_view(NEED_FIELDS, entered.typed, options, faults),
        tuple(rows),
        count_differences(standings) if entered.typed["profile_id"][:1] not in ((), ("",)) else None,
        _hits(session, entered, rows),
        _occupations(session, entered),
        tuple(_language_row(entered.typed, lang) for lang in LANGUAGE_CODES),
        current_release(session) is not None,
    )


def _skill_rows(session: Session, entered: Entered) -> tuple[list[SkillRow], dict[str, Standing]]:
    """Return the rows: what is asked, what was struck out, and what only the sector profile has."""
    profile = _profile_skills(session, entered.typed)
    asked = dict(map(_parts, entered.typed["skills"]))
    struck = dict(map(_parts, entered.struck))
    every = {**{name: (importance, "") for name, importance in profile.items()}, **struck, **asked}
    standings = compare_with_profile(profile, {name: importance for name, (importance, _level) in asked.items()})
    skills = find_skills(session, every)
    taught = taught_among(session, list(skills))
    rows = [
        SkillRow(skills[name], importance, level, name not in asked,
                 standings.get(name, "") if profile else "", name in taught)
        for name, (importance, level) in every.items() if name in skills
    ]  # fmt: skip
    return sorted(rows, key=lambda row: row.importance), standings if profile else {}


def _parts(packed: str) -> tuple[str, tuple[str, str]]:
    skill_id, importance, level = (*packed.split(":", 2), "", "")[:3]
    return skill_id, (importance, level)


def _profile_skills(session: Session, typed: Typed) -> dict[str, str]:
    profile_id = next(iter(typed["profile_id"]), "")
    wanted = wanted_by(session, [profile_id])[profile_id] if profile_id else []
    return {item.skill.id: item.link.importance for item in wanted}


def _hits(session: Session, entered: Entered, rows: Sequence[SkillRow]) -> tuple[Skill, ...] | None:
    text = entered.searched["skill"].text
    if not text:
        return None
    there = {row.skill.id for row in rows}
    return tuple(narrow_skills((skill for skill in list_skills(session) if skill.id not in there), text))


def _occupations(session: Session, entered: Entered) -> dict[str, str] | None:
    text = entered.searched["occupation"].text
    return search_occupations(session, text, current_language()) if text else None


def _language_row(typed: Typed, lang: str) -> LanguageRow:
    for asked in ("required", "wanted"):
        for packed in typed[f"languages_{asked}"]:
            code, _colon, level = packed.partition(":")
            if code == lang:
                known = CEFR if level in ("", *CEFR) else (*CEFR, level)  # what a file brought in stays as it is
                return LanguageRow(lang, asked, level, known)
    return LanguageRow(lang, "", "", CEFR)
