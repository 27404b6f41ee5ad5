"""One job with the programmes that teach most of it: what the catalogue is about, at a glance."""

from dataclasses import dataclass

from sqlmodel import Session

from talentmatch.catalogue.queries import ProgrammeCard, load_cards
from talentmatch.errors import NotFound
from talentmatch.i18n import LocalText
from talentmatch.needs.queries import get_profile
from talentmatch.skills.counting import teaching_most
from talentmatch.skills.queries import taught_among
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
    covered, taught = teaching_most(session, skill_ids, SHOWN), taught_among(session, skill_ids)
    return tuple(
        ExampleProgramme(
            id=card.programme.id,
            title=programme_title(card).main,
            provider=card.provider.name,
            beads=tuple(ExampleBead(_state(card, skill, taught)) for skill in skill_ids),
            covered=covered[card.programme.id],
        )
        for card in load_cards(session, covered).values()
    )


def _state(card: ProgrammeCard, skill_id: str, taught: frozenset[str]) -> str:
    if skill_id in card.skill_ids:
        return "taught"
    return "missing" if skill_id in taught else "nobody"
