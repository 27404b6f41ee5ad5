"""What the interface shows of answers that are worked out: rankings, gaps, ways, the skills of a text."""

from datetime import date

from talentmatch.interface.schemas import Shown, SkillName, Words


class ProgrammeName(Shown):
    """A programme as far as a list of results needs it."""

    id: str
    title: Words
    kind: str
    status: str
    provider_id: str
    provider_name: str
    url: str


class AskedSkill(Shown):
    """A skill that is asked for, beside what is there; importance: essential or optional."""

    id: str
    label: str
    importance: str


class FieldPart(Shown):
    """What one field adds to a score: contribution = weight times agreement."""

    field: str
    weight: float
    agreement: float
    contribution: float


class TermPart(Shown):
    """What one word, skill or passage adds to a score."""

    field: str
    term: str
    contribution: float


class Explanation(Shown):
    """A score taken apart: the fields add up to it; terms: those that weigh most."""

    fields: list[FieldPart]
    terms: list[TermPart]


class Ranked(Shown):
    """A programme at its place in a ranking."""

    programme: ProgrammeName
    score: float
    covered: list[AskedSkill]
    missing: list[AskedSkill]
    explanation: Explanation


class Understood(Shown):
    """A skill that was found in a text, with the words that carry it."""

    skill: SkillName
    words: list[str]


class Matched(Shown):
    """The programmes ranked for a text, a job profile or skills; untaught: what no programme teaches."""

    lang: str
    occupation: str | None
    understood: list[Understood]
    untaught: list[SkillName]
    results: list[Ranked]


class ShortRanked(Shown):
    """A programme in one of many rankings, by identifiers."""

    programme_id: str
    score: float
    covered: list[str]
    missing: list[str]


class ProfileRanking(Shown):
    """The ranking for one of many job profiles."""

    profile_id: str
    results: list[ShortRanked]


class ManyMatched(Shown):
    """The rankings for many job profiles, in the order asked, and the programmes in them."""

    items: list[ProfileRanking]
    programmes: list[ProgrammeName]


class MissingSkill(AskedSkill):
    """A skill that is missing, with how many programmes teach it."""

    programmes: int


class Gap(Shown):
    """What is asked for and held, and what is missing; share: of the essential skills held, null without any."""

    share: float | None
    covered: list[AskedSkill]
    missing: list[MissingSkill]


class Step(Shown):
    """A programme of a way: the skills that it is the first to teach, its next start, the way to it."""

    programme: ProgrammeName
    adds: list[AskedSkill]
    starts_on: date | None
    km: float | None


class Total(Shown):
    """The sum of what is known, and the programmes of which it is not."""

    known: float
    unknown: list[str]


class Way(Shown):
    """A way to skills; uncovered: nobody teaches it, unscheduled: only in the past, excluded: only past the wishes."""

    objective: str
    steps: list[Step]
    totals: dict[str, Total]
    missing: list[SkillName]
    uncovered: list[SkillName]
    unscheduled: list[SkillName]
    excluded: list[SkillName]
    left: list[SkillName]
    proven: bool


class OtherWay(Shown):
    """A different way, with everything by which it is the best."""

    objectives: list[str]
    programme_ids: list[str]
    totals: dict[str, Total]


class LanguageFirst(Shown):
    """A language to learn first, for so many steps, and courses that teach it."""

    language: str
    level: str
    steps: int
    course_ids: list[str]


class Pathway(Shown):
    """The way that was asked for, the others beside it, and the languages that it takes for granted."""

    way: Way
    others: list[OtherWay]
    languages: list[LanguageFirst]


class Mention(Shown):
    """A skill found in a text: the words that carry it, where they begin and end in characters, how surely."""

    skill: SkillName
    words: str
    start: int
    end: int
    confidence: float
    method: str


class Linked(Shown):
    """The skills found in a text, in the order of the text."""

    lang: str
    mentions: list[Mention]
