"""Find skill concepts in free text: where, how surely, by which words and by which method."""

from talentmatch.skills.linking.candidates import FoundSkill
from talentmatch.skills.linking.labels import LABEL_LANGUAGES, SkillLabels, names_of, with_esco
from talentmatch.skills.linking.linker import SkillLinker

__all__ = ["LABEL_LANGUAGES", "FoundSkill", "SkillLabels", "SkillLinker", "names_of", "with_esco"]
