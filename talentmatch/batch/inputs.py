"""What may stand on a line of a file of profiles or of documents."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from talentmatch.batch.questions import Question
from talentmatch.engine import LANGUAGES, Document, Passage, Query
from talentmatch.models.input_types import LIST, OPTIONAL, Input, Required, Text, one_of

LONGEST_ID = 200
Identifier = Annotated[Required, Field(max_length=LONGEST_ID)]
Language = Annotated[str | None, OPTIONAL, one_of(LANGUAGES)]
SkillIds = Annotated[list[Identifier], LIST]
Weight = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


def _weighed(value: Any) -> Any:
    """Let every skill of a list weigh 1."""
    return dict.fromkeys(value, 1.0) if isinstance(value, list) else value


class PassageInput(Input):
    """A further version in another language."""

    lang: Annotated[str, one_of(LANGUAGES)]
    title: Text = ""
    text: Text = ""

    def passage(self) -> Passage:
        """Return it as the engine takes it."""
        return Passage(self.lang, self.title, self.text)


class ProfileInput(Input):
    """A profile or vacancy; skills: weights from 0 to 1 by identifier, or a list in which each weighs 1."""

    id: Identifier
    title: Text = ""
    text: Text = ""
    lang: Language = None
    skills: Annotated[dict[Identifier, Weight], BeforeValidator(_weighed), LIST] = Field(default_factory=dict)
    alternates: list[PassageInput] = Field(default_factory=list)

    def question(self) -> Question:
        """Return it as a worker takes it."""
        others = tuple(other.passage() for other in self.alternates)
        return Question(self.id, Query(self.title, self.text, self.lang, others, self.skills))


class DocumentInput(Input):
    """A programme; skills: the identifiers of those that it teaches."""

    id: Identifier
    title: Text = ""
    text: Text = ""
    lang: Language = None
    skills: SkillIds = Field(default_factory=list)
    alternates: list[PassageInput] = Field(default_factory=list)

    def document(self) -> Document:
        """Return it as the engine takes it."""
        others = tuple(other.passage() for other in self.alternates)
        return Document(self.id, self.title, self.text, self.lang, others, tuple(self.skills))
