"""Who sees which need: anybody what is public, the people of its company their own in every state."""

from dataclasses import dataclass, replace

from sqlmodel import Session, select

from talentmatch.accounts.actor import Actor
from talentmatch.accounts.permissions import may
from talentmatch.catalogue.queries import find_places
from talentmatch.employers.public import NeedCard, load_need_cards, public_need
from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.models import Company, JobProfile, SkillNeed


@dataclass(frozen=True)
class ShownNeed:
    """A need as one reader may see it.

    own: whether it is the reader's; the card then names company and places whatever the public sees of them, and
    state, visibility and public say who else sees it. profile: the job profile that it started from, None where that
    would tell whose it is.
    """

    card: NeedCard
    profile: JobProfile | None
    own: bool
    state: str
    visibility: str
    public: bool


def get_shown_need(session: Session, actor: Actor, need_id: str) -> ShownNeed:
    """Return a need that an actor may see; raise NotFound in the same words for a hidden one and for none at all."""
    found = session.exec(select(SkillNeed, public_need()).where(SkillNeed.id == need_id)).first()
    own = found is not None and may(actor, "needs.edit", found[0])
    if found is None or not (own or found[1]):
        raise NotFound(N_("There is no such need, or it is not public any more."))
    row, public = found
    (card,) = load_need_cards(session, [row])
    profile = session.get(JobProfile, row.profile_id) if row.profile_id else None
    if own:
        return ShownNeed(_with_all(session, row, card), profile, own, row.state, row.visibility, bool(public))
    return ShownNeed(card, _untelling(card, profile), own, row.state, row.visibility, bool(public))


def _with_all(session: Session, row: SkillNeed, card: NeedCard) -> NeedCard:
    """Return the card with what its company knows anyway: the company and the places."""
    places = find_places(session, row.place_ids)
    return replace(
        card,
        company=session.get(Company, row.company_id),
        places=tuple(places[place] for place in row.place_ids if place in places),
    )


def _untelling(card: NeedCard, profile: JobProfile | None) -> JobProfile | None:
    """Return the profile unless the company is not named and the profile belongs to one: it would tell which."""
    hidden = card.company is None and profile is not None and profile.company_id is not None
    return None if hidden else profile
