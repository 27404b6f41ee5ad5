"""One job with the programmes that teach most of it: what the catalogue is about, at a glance."""

from dataclasses import dataclass

from sqlmodel import Session

from talentmatch.catalogue.queries import load_cards
from talentmatch.errors import NotFound
from talentmatch.i18n import LocalText
from talentmatch.needs.queries import get_profile
from talentmatch.skills.queries import programmes_teaching
from talentmatch.web.shown import profile_title, programme_title

PROFILES = ("profile-cleanroom-operator", "profile-aseptic-operator")
SHOWN = 3


@dataclass(frozen=True)
class ExampleBead:
    """A skill that the job asks for beside one programme; states as in ``talentmatch.web.cards.Bead``."""

    state: str


@dataclass(frozen=True)
class ExampleProgramme:
    """A programme with one bead for each essential skill."""

    id: str
    title: LocalText
    provider: str
    beads: tuple[ExampleBead, ...]
    covered: int


@dataclass(frozen=True)
class Example:
    """A job profile and a few programmes for it, those that teach most first."""

    profile_id: str
    title: LocalText
    essential: int
    programmes: tuple[ExampleProgramme, ...]


def find_example(session: Session) -> Example | None:
    """Return the first of the declared profiles that is there, with its programmes; None when none is."""
    for profile_id in PROFILES:
        try:
            card = get_profile(session, profile_id)
        except NotFound:
            continue
        programmes = best_programmes(session, [wanted.skill.id for wanted in card.essential])
        return Example(profile_id, profile_title(card.profile), len(card.essential), programmes)
    return None


def best_programmes(session: Session, skill_ids: list[str]) -> tuple[ExampleProgramme, ...]:
    """Return the programmes that teach most of these skills."""
    teaching = programmes_teaching(session, skill_ids)
    covered = {
        programme: sum(programme in found for found in teaching.values())
        for programme in set().union(*teaching.values())
    }
    best = sorted(covered, key=lambda programme: (-covered[programme], programme))[:SHOWN]
    cards = load_cards(session, best)
    return tuple(
        ExampleProgramme(
            id=programme,
            title=programme_title(cards[programme]).main,
            provider=cards[programme].provider.name,
            beads=tuple(ExampleBead(_state(programme, teaching.get(skill, set()))) for skill in skill_ids),
            covered=covered[programme],
        )
        for programme in best
        if programme in cards
    )


def _state(programme: str, teaching: set[str]) -> str:
    if programme in teaching:
        return "taught"
    return "missing" if teaching else "nobody"
