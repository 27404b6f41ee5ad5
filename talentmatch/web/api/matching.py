"""Which programmes fit a text, a job profile or skills, and why; which skills a text names. Nothing is kept."""

from collections.abc import Sequence

from flask import Blueprint, current_app
from sqlmodel import Session

from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.interface import results
from talentmatch.matching.kept_rankings import KeptRankings
from talentmatch.matching.live_index import Loaded
from talentmatch.matching.many import Many, ShortRanked, match_many, match_skills
from talentmatch.matching.service import check_text, language_of, match_profile, match_text
from talentmatch.models import Skill
from talentmatch.skills.queries import find_skills
from talentmatch.web.api.bodies import LinkBody, ManyBody, MatchBody
from talentmatch.web.api.faults import RefusedRequest, about
from talentmatch.web.api.narrowing import allowed
from talentmatch.web.api.operations import Call, Operation, serve
from talentmatch.web.api.problems import Fault
from talentmatch.web.api.queries import OwnQuery
from talentmatch.web.api.ranking import DIGITS, named_programme, shown_ranking, shown_understood
from talentmatch.web.api.writing import named_skill

blueprint = Blueprint("api_matching", __name__)
TAG = "matching"


@serve(
    blueprint,
    "/match",
    Operation(
        N_("Rank the programmes for a text, a job profile or skills"),
        TAG,
        results.Matched,
        body=MatchBody,
        ranks=True,
        cost=10,
    ),
)
def match(call: Call[OwnQuery, MatchBody]) -> results.Matched:
    """Rank programmes."""
    loaded = call.loaded
    asked = Many(call.lang, call.body.limit, allowed(call.session, loaded, call.body))
    if call.body.text is not None:
        return _for_text(call, loaded, call.body.text, asked)
    if call.body.profile is not None:
        return _for_profile(call, loaded, call.body.profile, asked)
    skills = known_skills(call.session, call.body.skills, "/skills")
    ranked, taught = match_skills(call.session, loaded, skills, asked)
    return results.Matched(
        lang=call.lang,
        occupation=None,
        understood=[],
        untaught=[named_skill(skill) for skill in taught.untaught],
        results=shown_ranking(ranked),
    )


def _for_text(call: Call[OwnQuery, MatchBody], loaded: Loaded, text: str, asked: Many) -> results.Matched:
    with about(pointer="/text"):
        found = match_text(
            call.session,
            loaded,
            text,
            lang=asked.lang,
            removed=call.body.without,
            top=asked.top,
            allowed=asked.allowed,
        )
    return results.Matched(
        lang=found.lang,
        occupation=found.occupation.preferred if found.occupation else None,
        understood=shown_understood(found.understood),
        untaught=[named_skill(skill) for skill in found.coverage.untaught],
        results=shown_ranking(found.ranked),
    )


def _for_profile(call: Call[OwnQuery, MatchBody], loaded: Loaded, profile_id: str, asked: Many) -> results.Matched:
    with about(pointer="/profile"):
        found = match_profile(call.session, loaded, profile_id, lang=asked.lang, top=asked.top, allowed=asked.allowed)
    return results.Matched(
        lang=call.lang,
        occupation=found.occupation.preferred if found.occupation else None,
        understood=[],
        untaught=[named_skill(skill) for skill in found.coverage.untaught],
        results=shown_ranking(found.ranked),
    )


@serve(
    blueprint,
    "/match/many",
    Operation(
        N_("Rank the programmes for many job profiles at once"),
        TAG,
        results.ManyMatched,
        body=ManyBody,
        ranks=True,
        cost=100,
    ),
)
def many(call: Call[OwnQuery, ManyBody]) -> results.ManyMatched:
    """Rank programmes for up to 500 job profiles."""
    loaded = call.loaded
    asked = Many(call.lang, call.body.limit, allowed(call.session, loaded, call.body))
    with about(pointer="/profiles"):
        found = match_many(call.session, loaded, call.body.profiles, kept=kept_rankings(), asked=asked)
    return results.ManyMatched(
        items=[
            results.ProfileRanking(profile_id=one.profile_id, results=[_short(item) for item in one.ranked])
            for one in found.rankings
        ],
        programmes=[named_programme(card) for card in found.cards.values()],
    )


def _short(item: ShortRanked) -> results.ShortRanked:
    return results.ShortRanked(
        programme_id=item.programme_id,
        score=round(item.score, DIGITS),
        covered=list(item.split.covered),
        missing=list(item.split.missing),
    )


def kept_rankings() -> KeptRankings:
    """Return the rankings of job profiles that this application remembers."""
    kept: KeptRankings = current_app.extensions.setdefault("api_rankings", KeptRankings())
    return kept


@serve(
    blueprint,
    "/link",
    Operation(N_("Find the skills that a text names"), TAG, results.Linked, body=LinkBody, ranks=True, cost=5),
)
def link(call: Call[OwnQuery, LinkBody]) -> results.Linked:
    """Find skills in a text."""
    with about(pointer="/text"):
        check_text(call.body.text)
    lang = call.body.lang or language_of(call.body.text, call.lang)
    found = call.loaded.linker.find(call.body.text, lang)
    skills = find_skills(call.session, {one.skill_id for one in found})
    return results.Linked(
        lang=lang,
        mentions=[
            results.Mention(
                skill=named_skill(skills[one.skill_id]),
                words=one.words,
                start=one.start,
                end=one.end,
                confidence=round(one.confidence, DIGITS),
                method=one.method,
            )
            for one in found
            if one.skill_id in skills
        ],
    )


def known_skills(session: Session, ids: Sequence[str], pointer: str) -> list[Skill]:
    """Return the skills of these identifiers in their order; raise RefusedRequest that names each unknown one."""
    found = find_skills(session, ids)
    strange = [
        Fault(NotFound(N_("There is no skill %(id)s in the catalogue."), id=name).text(), pointer=f"{pointer}/{place}")
        for place, name in enumerate(ids)
        if name not in found
    ]
    if strange:
        raise RefusedRequest(strange)
    return [found[name] for name in dict.fromkeys(ids)]
