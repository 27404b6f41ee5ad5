"""Where somebody stands: the ways to begin, and the job profiles that go by a name."""

from flask import Blueprint, render_template, request

from talentmatch.engine.text import fold, words
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.matching.search import LONGEST_QUERY
from talentmatch.needs.finding import SHORTEST_WORD, find_profiles_called, suggest_words
from talentmatch.needs.queries import count_families, load_profiles
from talentmatch.web.arguments import text_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.names import name_of
from talentmatch.web.permissions import permit
from talentmatch.web.seeker.profiles import profile_view

blueprint = Blueprint("me", __name__)


@blueprint.get("/me")
@permit("public.read")
def me() -> str:
    """Show the ways to begin."""
    return render_template("seeker/me.html")


@blueprint.get("/me/job")
@permit("public.read")
def job() -> str:
    """Show the job profiles that go by the words, and the families to pick from."""
    asked = text_argument(request.args, "job")
    if len(asked) > LONGEST_QUERY:
        raise InvalidData(N_("The search text is too long; the limit is %(limit)s characters."), limit=LONGEST_QUERY)
    with current_runtime().database.reading() as session:
        ids = find_profiles_called(session, asked)
        cards = load_profiles(session, ids) if ids else {}
        views = [profile_view(cards[name]) for name in ids]
        near = "" if ids or not asked else suggest_words(session, asked)
        families = count_families(session)
    named = sorted(((code, name_of("family", code)) for code in families), key=lambda family: fold(family[1]))
    kinds = {view.card.profile.family for view in views} | {code for code, name in named if _goes_by(name, asked)}
    return render_template(
        "seeker/me_job.html", asked=asked, near=near, views=views, kinds=kinds, families=named, counts=families
    )


def _goes_by(name: str, asked: str) -> bool:
    """Return whether the name of a kind of job has one of the longer words."""
    return any(len(word) >= SHORTEST_WORD and fold(word) in fold(name) for word in words(asked))
