"""What the cards of programmes show, worked out before the template runs."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from talentmatch.catalogue.queries import ProgrammeCard, list_runs
from talentmatch.i18n import LocalText
from talentmatch.matching.ranking import RankedProgramme, SkillShown
from talentmatch.models import CourseInstance, Skill
from talentmatch.web.facts import card_facts, unknown_facts
from talentmatch.web.names import name_of
from talentmatch.web.shown import ProgrammeTitle, is_training_line, programme_title

MOST_TERMS = 8


@dataclass(frozen=True)
class CardView:
    """A programme as its card shows it; dates: of its planned runs, as a shortlist compares them."""

    card: ProgrammeCard
    title: ProgrammeTitle
    facts: tuple[LocalText, ...]
    unknown: tuple[str, ...]
    training_line: bool
    dates: str = ""


@dataclass(frozen=True)
class FieldPart:
    """What one field adds to a score, in words."""

    name: str
    contribution: float


@dataclass(frozen=True)
class Why:
    """A score taken apart for a reader: by field, and the words that weigh most."""

    score: float
    fields: tuple[FieldPart, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Bead:
    """A wanted skill beside one programme: ``taught``, ``missing``, or ``nobody`` when no programme teaches it."""

    shown: SkillShown
    state: str


@dataclass(frozen=True)
class RankedView:
    """A card in a ranking, with its beads and its reasons."""

    view: CardView
    beads: tuple[Bead, ...]
    optional: tuple[Bead, ...]
    covered: int
    why: Why


def card_view(card: ProgrammeCard, runs: Sequence[CourseInstance]) -> CardView:
    """Return what the card of a programme shows."""
    return CardView(
        card,
        programme_title(card),
        tuple(card_facts(card, runs)),
        tuple(unknown_facts(card, runs)),
        is_training_line(card.programme),
        " ".join(sorted(run.date_text for run in runs if run.status == "planned")),
    )


def card_views(session: Session, cards: Collection[ProgrammeCard]) -> list[CardView]:
    """Return what the cards of these programmes show; one query, however many there are."""
    runs = list_runs(session, [card.programme.id for card in cards])
    return [card_view(card, runs[card.programme.id]) for card in cards]


def ranked_views(
    session: Session, ranked: Sequence[RankedProgramme], untaught: Iterable[Skill] = ()
) -> list[RankedView]:
    """Return what the cards of a ranking show."""
    runs = list_runs(session, [item.card.programme.id for item in ranked])
    nobody = {skill.id for skill in untaught}
    return [ranked_view(item, runs[item.card.programme.id], nobody) for item in ranked]


def ranked_view(item: RankedProgramme, runs: Sequence[CourseInstance], nobody: Collection[str]) -> RankedView:
    """Return what the card of a programme in a ranking shows; ``nobody``: the skills that no programme teaches."""
    beads = [Bead(shown, _state(shown, nobody)) for shown in item.skills]
    return RankedView(
        view=card_view(item.card, runs),
        beads=tuple(bead for bead in beads if bead.shown.essential),
        optional=tuple(bead for bead in beads if not bead.shown.essential),
        covered=item.covered,
        why=_why(item),
    )


def _state(shown: SkillShown, nobody: Collection[str]) -> str:
    if shown.covered:
        return "taught"
    return "nobody" if shown.skill.id in nobody else "missing"


def _why(item: RankedProgramme) -> Why:
    explanation = item.match.explanation
    skills = {share.id for share in explanation.skills}
    words: dict[str, float] = {}
    for term in explanation.terms:
        if term.term not in skills and not term.passage:
            words[term.term] = words.get(term.term, 0.0) + term.contribution
    strongest = sorted(words, key=lambda word: (-words[word], word))[:MOST_TERMS]
    fields = tuple(
        FieldPart(name_of("field", share.field), share.contribution) for share in explanation.fields if share.weight
    )
    return Why(item.match.score, fields, tuple(strongest))
