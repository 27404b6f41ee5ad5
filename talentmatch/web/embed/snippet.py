"""The page that gives the lines with which another site shows a search or a job."""

from urllib.parse import urlencode

from flask import Blueprint, render_template, request, url_for

from talentmatch.errors import InvalidData
from talentmatch.i18n import N_
from talentmatch.needs.choosing import choose_profiles
from talentmatch.web.arguments import text_argument, words_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.cookieless import FOR_OTHER_SITES
from talentmatch.web.permissions import permit
from talentmatch.web.shown import profile_title

blueprint = Blueprint("embed_snippet", __name__)


@blueprint.get("/embed")
@permit("public.read")
def snippet() -> str:
    """Show the lines to copy for what was chosen: a search that is empty or filled in, or a job."""
    profile_id, what = text_argument(request.args, "profile"), text_argument(request.args, "q")
    words = words_argument(request.args, "job")
    with current_runtime().database.reading() as session:
        choice, jobs = choose_profiles(session, words, chosen=profile_id)
    titles = {job.id: profile_title(job).text for job in jobs}
    if profile_id and profile_id not in titles:
        raise InvalidData(N_("There is no such job profile. Choose one from the list."))
    address = frame_address(profile_id, what)
    return render_template(
        "embed/snippet.html",
        profiles=sorted(titles.items(), key=lambda item: (item[1].casefold(), item[0])),
        profile_id=profile_id,
        choice=choice,
        words=words,
        what=what,
        address=address,
        public=current_runtime().settings.base_url + address,
        script=current_runtime().settings.base_url + url_for("static", filename=FOR_OTHER_SITES),
        job=titles.get(profile_id, ""),
    )


def frame_address(profile_id: str, what: str) -> str:
    """Return the address of the page that the frame shows."""
    if profile_id:
        return url_for("embed.job", profile=profile_id)
    return url_for("embed.search") + (f"?{urlencode({'q': what})}" if what else "")
