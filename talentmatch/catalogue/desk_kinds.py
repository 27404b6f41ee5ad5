"""What the desk lists of providers, skills, job profiles and companies."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, String, and_, cast, exists, func, or_
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from talentmatch.catalogue.desk_pages import DeskFilter, DeskList, DeskSort, by_name, by_state, state_filters
from talentmatch.i18n import N_
from talentmatch.models import Company, JobProfile, ProfileSkill, Programme, ProgrammeSkill, Provider, Skill
from talentmatch.models.editing import PUBLISHED, TODAY, live, live_profile, published
from talentmatch.models.folded import Searchable, fold, from_line, holds_words

LINES = {"en": 0, "nl": 1, "fr": 2}  # of the folded names of a record that is named in each language
LIVE = N_("Live on the site")


@dataclass(frozen=True)
class RecordRow:
    """A record in a list. ``names``: by language, under "" a name that is the same in all of them.

    ``codes``: what it is, by kind of code. ``counts``: in the order of the headings of its list.
    """

    id: str
    names: Mapping[str, str]
    state: str
    counts: tuple[int, ...]
    codes: Mapping[str, str] = field(default_factory=dict)
    owner: str = ""


def _count(column: Any, key: Any) -> ScalarSelect[int]:
    return select(func.count()).where(column == key).scalar_subquery()


def _none(column: Any, key: Any, table: type[Any]) -> Callable[[Session], ColumnElement[bool]]:
    """Hold for the records in use that no row of another table names."""
    return lambda _: and_(col(table.state) != "archived", ~exists().where(column == col(key)))


def _empty(column: Any, table: type[Any]) -> Callable[[Session], ColumnElement[bool]]:
    """Hold for the records in use that lack a text or a list."""
    return lambda _: and_(col(table.state) != "archived", cast(column, String).in_(("", "[]")))


def _by_label(table: type[Searchable], label: str) -> DeskSort:
    return DeskSort(label, lambda lang: from_line(table, LINES[lang]))


def _dated(table: type[JobProfile] | type[Provider]) -> dict[str, DeskFilter]:
    shown = col(table.state) == PUBLISHED
    later, over = and_(shown, col(table.publish_on) > TODAY), and_(shown, col(table.expires_on) < TODAY)
    return {
        "scheduled": DeskFilter(N_("Scheduled for later"), lambda _: later),
        "over": DeskFilter(N_("Past their last day"), lambda _: over, mend=True),
    }


def _provider_rows(session: Session, ids: Sequence[str]) -> dict[str, RecordRow]:
    counted = _count(Programme.provider_id, Provider.id)
    return _named_rows(session, Provider, counted, ids)


def _company_rows(session: Session, ids: Sequence[str]) -> dict[str, RecordRow]:
    counted = _count(JobProfile.company_id, Company.id)
    return _named_rows(session, Company, counted, ids)


def _named_rows(
    session: Session, table: type[Provider] | type[Company], counted: ScalarSelect[int], ids: Sequence[str]
) -> dict[str, RecordRow]:
    statement = columns(col(table.id), col(table.name), col(table.state), counted).where(col(table.id).in_(ids))
    found = session.execute(statement)
    return {key: RecordRow(key, {"": name}, state, (number,)) for key, name, state, number in found}


def _skill_rows(session: Session, ids: Sequence[str]) -> dict[str, RecordRow]:
    counts = _count(ProgrammeSkill.skill_id, Skill.id), _count(ProfileSkill.skill_id, Skill.id)
    labels = {lang: col(getattr(Skill, f"label_{lang}")) for lang in ("nl", "fr", "en", "de")}
    fields = col(Skill.id), col(Skill.state), col(Skill.area)
    statement = columns(*fields, *counts, *labels.values()).where(col(Skill.id).in_(ids))
    return {
        row[0]: RecordRow(
            row[0], dict(zip(labels, row[5:], strict=True)), row[1], (row[3], row[4]), {"skill_area": row[2]}
        )
        for row in session.execute(statement)
    }


def _profile_rows(session: Session, ids: Sequence[str]) -> dict[str, RecordRow]:
    counted = _count(ProfileSkill.profile_id, JobProfile.id)
    titles = {lang: col(getattr(JobProfile, f"title_{lang}")) for lang in ("nl", "fr", "en")}
    fields = col(JobProfile.id), col(JobProfile.state), col(JobProfile.family), counted, col(Company.name)
    statement = columns(*fields, *titles.values()).join(Company, col(Company.id) == JobProfile.company_id, isouter=True)
    return {
        row[0]: RecordRow(
            row[0], dict(zip(titles, row[5:], strict=True)), row[1], (row[3],), {"family": row[2]}, row[4] or ""
        )
        for row in session.execute(statement.where(col(JobProfile.id).in_(ids)))
    }


def _profile_words(words: str) -> list[ColumnElement[bool]]:
    return [or_(*holds_words(JobProfile, word), _of_company(word)) for word in fold(words).split()]


def _of_company(word: str) -> ColumnElement[bool]:
    return col(JobProfile.company_id).in_(select(Company.id).where(*holds_words(Company, word)))


PROVIDERS = DeskList(
    Provider,
    {
        "live": DeskFilter(LIVE, lambda _: live(Provider)),
        **state_filters(Provider),
        **_dated(Provider),
        "unused": DeskFilter(
            N_("Without programmes"), _none(Programme.provider_id, Provider.id, Provider), lacking=True
        ),
        "without_website": DeskFilter(N_("Without a website"), _empty(Provider.website, Provider), mend=True),
    },
    {"name": by_name(Provider, N_("Name")), "state": by_state(Provider)},
    lambda words: holds_words(Provider, words),
    _provider_rows,
    only=Provider.id,
)
SKILLS = DeskList(
    Skill,
    {
        "live": DeskFilter(LIVE, lambda _: published(Skill)),
        **state_filters(Skill),
        "without_esco": DeskFilter(N_("Without an ESCO address"), _empty(Skill.esco_uri, Skill)),
        "without_german": DeskFilter(N_("Without a German label"), _empty(Skill.label_de, Skill), mend=True),
        "unused": DeskFilter(
            N_("Taught by no programme"), _none(ProgrammeSkill.skill_id, Skill.id, Skill), mend=True, lacking=True
        ),
        "unasked": DeskFilter(
            N_("Asked for by no job profile"), _none(ProfileSkill.skill_id, Skill.id, Skill), lacking=True
        ),
    },
    {
        "name": _by_label(Skill, N_("Label")),
        "area": DeskSort(N_("Area"), lambda _: col(Skill.area)),
        "programmes": DeskSort(N_("Most programmes"), lambda _: _count(ProgrammeSkill.skill_id, Skill.id).desc()),
        "state": by_state(Skill),
    },
    lambda words: holds_words(Skill, words),
    _skill_rows,
)
PROFILES = DeskList(
    JobProfile,
    {
        "live": DeskFilter(LIVE, lambda _: live_profile()),
        **state_filters(JobProfile),
        **_dated(JobProfile),
        "without_skills": DeskFilter(
            N_("Without skills"), _none(ProfileSkill.profile_id, JobProfile.id, JobProfile), mend=True, lacking=True
        ),
        "without_source": DeskFilter(N_("Without a source"), _empty(JobProfile.source_url, JobProfile), mend=True),
    },
    {
        "name": _by_label(JobProfile, N_("Title")),
        "family": DeskSort(N_("Job family"), lambda _: col(JobProfile.family)),
        "read": DeskSort(N_("Source read longest ago"), lambda _: col(JobProfile.checked_on)),
        "state": by_state(JobProfile),
    },
    _profile_words,
    _profile_rows,
    owner=JobProfile.company_id,
)
COMPANIES = DeskList(
    Company,
    {
        "live": DeskFilter(LIVE, lambda _: published(Company)),
        **state_filters(Company),
        "without_source": DeskFilter(N_("Without a source"), _empty(Company.source_urls, Company), mend=True),
        "unused": DeskFilter(
            N_("Without job profiles"), _none(JobProfile.company_id, Company.id, Company), lacking=True
        ),
    },
    {"name": by_name(Company, N_("Name")), "state": by_state(Company)},
    lambda words: holds_words(Company, words),
    _company_rows,
)
