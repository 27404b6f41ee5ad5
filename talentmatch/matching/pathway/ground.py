"""What all ways to the same skills start from: loaded once, walked as often as somebody compares."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from talentmatch.engine import gap
from talentmatch.engine.pathway import Candidate, Need
from talentmatch.matching.documents import ESSENTIAL_WEIGHT, AskedSkill, asked_weights
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.pathway.offers import Offered, load_offered, passing
from talentmatch.matching.pathway.wishes import Wishes, check_held, find_town
from talentmatch.models import Place, Skill


@dataclass(frozen=True)
class Ground:
    """The skills that are asked for, what is missing of them, and the programmes that may teach it.

    town: where distances start, when one was named. allowed: the programmes that the wishes leave.
    unscheduled: skills taught only by programmes of the past, or without a session from the day that was asked for.
    """

    wishes: Wishes
    town: Place | None
    wanted: Mapping[str, Skill]
    need: Need
    offered: Offered
    allowed: tuple[Candidate, ...]
    unscheduled: frozenset[str]

    @property
    def missing(self) -> tuple[Skill, ...]:
        """Return the skills that are asked for and not held, in the order in which they are asked."""
        return tuple(skill for name, skill in self.wanted.items() if name not in self.wishes.held)

    def without(self, gone: Set[str]) -> "Ground":
        """Return the same without some programmes, by identifier."""
        kept = {name: offer for name, offer in self.offered.offers.items() if name not in gone}
        allowed = tuple(candidate for candidate in self.allowed if candidate.id not in gone)
        return replace(self, offered=replace(self.offered, offers=kept), allowed=allowed)


def load_ground(
    session: Session, loaded: Loaded, asked: Sequence[AskedSkill], *, wishes: Wishes, today: date
) -> Ground:
    """Return what the ways start from; raise InvalidData for a skill or town that nobody knows.

    Programmes of the past are no steps. What says nothing about a filter passes it, as everywhere. Constant number of
    queries.
    """
    check_held(session, wishes.held)
    need = need_of(asked_weights(asked), wishes)
    town = find_town(loaded.places, wishes)
    offered = load_offered(session, need.essential | need.optional, town=town, day=wishes.starting or today)
    names = sorted(passing(offered.offers, wishes))
    return Ground(
        wishes=wishes,
        town=town,
        wanted={item.skill.id: item.skill for item in asked},
        need=need,
        offered=offered,
        allowed=tuple(offered.offers[name].candidate for name in names),
        unscheduled=_unscheduled(offered, wishes),
    )


def need_of(wanted: Mapping[str, float], wishes: Wishes) -> Need:
    """Return what is asked for, by weight, and the person does not hold."""
    missing = gap(wanted, wishes.held).missing
    essential = frozenset(skill for skill in missing if wanted[skill] >= ESSENTIAL_WEIGHT)
    return Need(essential, frozenset(missing) - essential, wishes.with_optional)


def _unscheduled(offered: Offered, wishes: Wishes) -> frozenset[str]:
    """Return what only a programme of the past teaches, and what the choices leave when the day is set aside."""
    ended = offered.past - offered.skills
    if wishes.starting is None:
        return ended
    on_any_day = passing(offered.offers, replace(wishes, starting=None))
    return ended | {skill for name in on_any_day for skill in offered.offers[name].candidate.skills}
