"""Why a programme that somebody expected does not stand among the best for a job."""

from dataclasses import dataclass

from sqlmodel import Session

from talentmatch.engine import Filters, Match, Query
from talentmatch.engine.match import Told
from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.matching.documents import profile_query, wanted_skills
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.ordering import NEGLIGIBLE, NOTHING, PAST, WEAKEST, order_of
from talentmatch.matching.ranking import Coverage, RankedProgramme, SkillShown, coverage, rank
from talentmatch.needs.queries import ProfileCard, get_profile


@dataclass(frozen=True)
class WhyNot:
    """What keeps a programme from the top of the ranking for a job; several reasons may hold at once.

    place: where it stands among those ranked, counted from 1; None when it is left out.
    excluded_by: the facets whose filter it does not pass. needed: the least score that is not left out as too weak.
    """

    card: ProfileCard
    item: RankedProgramme
    place: int | None
    ranked: int
    excluded_by: tuple[str, ...]
    needed: float
    past: bool
    coverage: Coverage

    @property
    def lacking(self) -> tuple[SkillShown, ...]:
        """Return the essential skills that it does not teach."""
        return tuple(shown for shown in self.item.essential if not shown.covered)

    @property
    def weak(self) -> bool:
        """Return whether its score is too far below the best."""
        return self.item.match.score < self.needed


def why_not(
    session: Session, loaded: Loaded, profile_id: str, programme_id: str, *, lang: str, filters: Filters | None = None
) -> WhyNot:
    """Return why a programme stands where it stands for a job; raise NotFound without such a profile or programme."""
    card = get_profile(session, profile_id)
    query = loaded.bridge.widen(profile_query(card, lang))
    ranking = order_of(loaded.index, [query], len(loaded.index) or 1, filters)
    skills = {item.skill.id: item.skill for item in card.wanted}
    found = rank(session, [match_of(loaded, query, programme_id)], wanted_skills(card), skills)
    if not found:
        raise NotFound(N_("There is no programme %(id)s in the catalogue."), id=programme_id)
    return WhyNot(
        card=card,
        item=found[0],
        place=ranking.place_of(programme_id),
        ranked=len(ranking),
        excluded_by=excluding(loaded, programme_id, filters),
        needed=max(NEGLIGIBLE, WEAKEST * ranking.highest),
        past=passes(loaded, programme_id, PAST),
        coverage=coverage(session, list(skills.values())),
    )


def match_of(loaded: Loaded, query: Query, programme_id: str) -> Match:
    """Return how one programme fits, whatever its score."""
    found = loaded.index.find(query, len(loaded.index) or 1)
    numbers = loaded.index.numbering.of([programme_id]).tolist()
    scored = [(number, found.score_of(number)) for number in numbers]
    return next((found.match(*one) for one in scored if one[1]), Match(programme_id, 0.0, Told(NOTHING)))


def excluding(loaded: Loaded, programme_id: str, filters: Filters | None) -> tuple[str, ...]:
    """Return the facets by which a programme does not pass the filters."""
    if filters is None:
        return ()
    single = {name: Filters({name: values}, filters.keep_unknown) for name, values in filters.allowed.items()}
    return tuple(name for name, one in single.items() if not passes(loaded, programme_id, one))


def passes(loaded: Loaded, programme_id: str, filters: Filters) -> bool:
    """Return whether a programme of the index passes filters."""
    return bool(loaded.index.passes(loaded.index.numbering.of([programme_id]), filters).any())
