"""What a version of a record changed of its skills, in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlmodel import Session

from talentmatch.catalogue.history import Version
from talentmatch.i18n import gettext as _
from talentmatch.models import Skill
from talentmatch.skills.links import CHANGE
from talentmatch.skills.queries import find_skills
from talentmatch.web.names import name_of
from talentmatch.web.shown import skill_name


def skills_in(session: Session, versions: Iterable[Version]) -> dict[str, Skill]:
    """Return the skills that versions name in their changes; one query."""
    named = {name.removeprefix(CHANGE) for version in versions for name in version.changes if name.startswith(CHANGE)}
    return find_skills(session, named)


def skill_lines(version: Version, skills: Mapping[str, Skill]) -> list[tuple[str, str, str]]:
    """Return the changes of the skills of a version: which skill, before, after."""
    found = []
    for name, (before, after) in version.changes.items():
        if name.startswith(CHANGE):
            skill_id = name.removeprefix(CHANGE)
            label = skill_name(skills[skill_id]) if skill_id in skills else skill_id
            found.append((_("Skill: %(name)s", name=label), in_words(before), in_words(after)))
    return found


def in_words(link: Mapping[str, Any] | None) -> str:
    """Return what the audit log says of a link as lines; empty for none."""
    if link is None:
        return ""
    coded = [name_of(name, link[name]) for name in ("importance", "evidence_kind") if name in link]
    plain = [link[name] for name in ("evidence_text", "evidence_url", "checked_on")]
    return "\n".join(filter(None, (*coded, *plain)))
