"""What is sent to the addresses that work something out; each is read strictly and forgotten with the answer."""

from datetime import date
from typing import Annotated, Any

from pydantic import ConfigDict, Field, model_validator

from talentmatch.i18n import N_
from talentmatch.matching.pathway import WAYS
from talentmatch.matching.pathway.wishes import BUDGETS
from talentmatch.matching.search import LONGEST_QUERY
from talentmatch.matching.service import LONGEST_TEXT
from talentmatch.models import codes
from talentmatch.models.input_types import Input, Slug, Text, each_of, one_of, refusal
from talentmatch.web.api.narrowing import NarrowedBody
from talentmatch.web.api.queries import WHOLE, enum, listed

MOST_SKILLS = 200
MOST_PROFILES = 500
MOST_RESULTS = 100
MOST_IN_MANY = 20
Skills = Annotated[list[Slug], Field(max_length=MOST_SKILLS)]
LongText = Annotated[Text, Field(min_length=1, max_length=LONGEST_TEXT)]


def _one_alone(schema: dict[str, Any], asked: type["Asked"]) -> None:
    """Tell programs that exactly one of these is to be sent, and not empty."""
    kinds: dict[str, dict[str, Any]] = {name: {"type": "string"} for name in asked.names()}
    kinds["skills"] = {"type": "array", "minItems": 1}
    schema["oneOf"] = [{"required": [name], "properties": {name: kind}} for name, kind in kinds.items()]


class Asked(Input):
    """What is asked for: a job profile, or skills."""

    model_config = ConfigDict(json_schema_extra=_one_alone)

    profile: Slug | None = None
    skills: Skills = Field(default_factory=list)

    @model_validator(mode="after")
    def one_question(self) -> Any:
        """Refuse a request that asks for nothing, or for two things at once."""
        if sum(bool(value) for value in self.questions()) != 1:
            raise refusal(N_("Name one of these, and one alone: %(known)s"), known=", ".join(self.names()))
        return self

    def questions(self) -> tuple[object, ...]:
        """Return what may be asked for."""
        return tuple(getattr(self, name) for name in self.names())

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names of what may be asked for."""
        return "profile", "skills"


class MatchBody(Asked, NarrowedBody):
    """A text, a job profile or skills, to rank programmes for; without: skills of the text that do not count."""

    text: LongText | None = None
    without: Skills = Field(default_factory=list)
    limit: Annotated[int, Field(ge=1, le=MOST_RESULTS), WHOLE] = 10

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names of what may be asked for."""
        return "text", "profile", "skills"


class ManyBody(NarrowedBody):
    """Job profiles for each of which programmes are ranked."""

    profiles: Annotated[list[Slug], Field(min_length=1, max_length=MOST_PROFILES)]
    limit: Annotated[int, Field(ge=1, le=MOST_IN_MANY), WHOLE] = 5


class GapBody(Asked):
    """What is asked for, and the skills that somebody holds."""

    held: Skills = Field(default_factory=list)


class PathwayBody(GapBody):
    """What is asked for, what somebody holds, and what they wish of the way."""

    objective: Annotated[str, one_of(WAYS), enum(WAYS)] = "smallest"
    with_optional: bool = False
    region: Annotated[list[str], each_of(("flanders", "wallonia", "brussels"))] = listed(
        ("flanders", "wallonia", "brussels")
    )
    language: Annotated[list[str], each_of(codes.LANGUAGE_CODES)] = listed(codes.LANGUAGE_CODES)
    audience: Annotated[list[str], each_of(codes.AUDIENCES)] = listed(codes.AUDIENCES)
    level: Annotated[list[str], each_of(codes.LEVELS)] = listed(codes.LEVELS)
    budget: Annotated[str, one_of(tuple(BUDGETS)), enum(tuple(BUDGETS))] | None = None
    starting: date | None = None
    near: Annotated[Text, Field(max_length=LONGEST_QUERY)] = ""
    speaks: Annotated[list[str], each_of(codes.LANGUAGE_CODES)] = listed(codes.LANGUAGE_CODES)


class LinkBody(Input):
    """A text in which skills are looked for; lang: in which it is written, recognised without it."""

    text: LongText
    lang: Annotated[str, one_of(codes.LANGUAGE_CODES), enum(codes.LANGUAGE_CODES)] | None = None
