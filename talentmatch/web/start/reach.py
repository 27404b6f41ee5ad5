"""The jobs within reach of the skills held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request, url_for

from talentmatch.i18n import gettext as _
from talentmatch.matching.reach import BANDS, NARROWING, ReachedJob, ReachRequest, jobs_within_reach
from talentmatch.matching.similar import opening_skills
from talentmatch.models import Skill
from talentmatch.skills.finding import narrow_skills
from talentmatch.skills.queries import find_skills
from talentmatch.web.arguments import known_values, page_argument, text_argument
from talentmatch.web.context import current_runtime
from talentmatch.web.permissions import permit
from talentmatch.web.seeker.profiles import ProfileView, profile_view
from talentmatch.web.start.held import by_name, read_held
from talentmatch.web.start.words import BAND, BAND_MEANS

blueprint = Blueprint("reach", __name__)
LONGEST_ADD = 100
OFFERED = 12  # skills that the words to add bring up
OPENING = 5


@dataclass(frozen=True)
class State:
    """A bead: ``taught`` for a skill held, ``missing``, or ``nobody`` when no programme teaches what is missing."""

    state: str


@dataclass(frozen=True)
class JobView:
    """A job with what its card shows."""

    job: ReachedJob
    view: ProfileView
    beads: tuple[State, ...]


@dataclass(frozen=True)
class Band:
    """The jobs that are equally near, under a heading."""

    code: str
    title: str
    means: str
    jobs: tuple[JobView, ...]


@dataclass(frozen=True)
class ReachLinks:
    """Addresses that differ from the present one in one thing; each starts at the first page."""

    request: ReachRequest

    def page(self, number: int) -> str:
        """Return the address of another page."""
        return self._address(self.request.held, page=number if number > 1 else None)

    def without(self, skill: Skill) -> str:
        """Return the address without a skill."""
        return self._address(self.request.held - {skill.id})

    def adding(self, skill: Skill) -> str:
        """Return the address with one more skill."""
        return self._address(self.request.held | {skill.id})

    def without_filters(self) -> str:
        """Return the address with the skills alone."""
        return url_for("reach.reach", held=sorted(self.request.held))

    def _address(self, held: frozenset[str], page: int | None = None) -> str:
        chosen: dict[str, Any] = {name: sorted(values) for name, values in self.request.chosen.items()}
        return url_for("reach.reach", held=sorted(held), page=page, **chosen)


@blueprint.get("/reach")
@permit("public.read")
def reach() -> str:
    """Show the job profiles by the share of their essential skills that is held."""
    asked = ReachRequest(read_held(request.args), known_values(request.args, NARROWING), page_argument(request.args))
    add = text_argument(request.args, "add")[:LONGEST_ADD]
    runtime = current_runtime()
    with runtime.database.reading() as session:
        found = jobs_within_reach(session, asked)
        held = find_skills(session, asked.held)
        offered = narrow_skills(session, add, without=asked.held, most=OFFERED)
        figures = runtime.live.current(session).figures
        opening = opening_skills(session, figures.get(session), asked.held, OPENING) if asked.held else ()
    return render_template(
        "seeker/reach.html",
        found=found,
        held=by_name(held.values()),
        bands=_bands(found.jobs, found.teachers),
        links=ReachLinks(asked),
        narrowing=NARROWING,
        add=add,
        offered=offered,
        opening=opening,
    )


def _bands(jobs: Sequence[ReachedJob], teachers: Mapping[str, int]) -> list[Band]:
    views = [JobView(job, profile_view(job.card), _beads(job, teachers)) for job in jobs]
    found = {code: tuple(view for view in views if view.job.band == code) for code in BANDS}
    return [Band(code, _(BAND[code]), _(BAND_MEANS[code]), shown) for code, shown in found.items() if shown]


def _beads(job: ReachedJob, teachers: Mapping[str, int]) -> tuple[State, ...]:
    missing = [State("missing" if teachers[skill.id] else "nobody") for skill in job.missing]
    return (*(State("taught") for _held in job.held), *missing)
