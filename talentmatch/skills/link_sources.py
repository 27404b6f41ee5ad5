"""What the linker is built from: the curated vocabulary, and ESCO when a release was imported."""

from sqlmodel import Session

from talentmatch.skills.esco_queries import esco_labels
from talentmatch.skills.linking import SkillLabels, SkillLinker, with_esco
from talentmatch.skills.queries import list_skills, skill_labels


def build_linker(session: Session) -> SkillLinker:
    """Return the linker of the curated vocabulary, which the pages use; concepts that ESCO names alike are richer.

    German names, for one, come from ESCO alone.
    """
    return SkillLinker(with_esco(*_curated(session), _esco(session), others=False))


def build_wide_linker(session: Session) -> SkillLinker:
    """Return the linker of the curated vocabulary and of all skills of ESCO, these under their URI."""
    return SkillLinker(with_esco(*_curated(session), _esco(session)))


def _curated(session: Session) -> tuple[list[SkillLabels], dict[str, str]]:
    skills = list_skills(session)
    return [skill_labels(skill) for skill in skills], {skill.id: skill.esco_uri for skill in skills if skill.esco_uri}


def _esco(session: Session) -> list[SkillLabels]:
    names: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in esco_labels(session):
        names.setdefault(row.uri, {})[row.lang] = (row.preferred, *row.alternatives)
    return [SkillLabels(uri, labels, curated=False) for uri, labels in names.items()]
