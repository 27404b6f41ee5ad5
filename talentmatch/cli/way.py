"""The command that plans the way from the skills somebody holds to a job."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import click

from talentmatch.catalogue.titles import shown_title
from talentmatch.cli.ask import lang_option
from talentmatch.cli.forms import format_option, print_csv, print_json
from talentmatch.cli.show import label
from talentmatch.config import read_settings
from talentmatch.i18n import current_language, use_language
from talentmatch.i18n import gettext as _
from talentmatch.matching.pathway import NARROWING, WAYS, PathwayPlan, PathwayStep, Wishes, plan_pathway
from talentmatch.models import Skill
from talentmatch.runtime import open_runtime
from talentmatch.web.pathway.totals import proof_text, total_texts

STEP = ("id", "title", "provider", "adds", "hours", "euros", "km", "level", "starts", "source")  # the columns of CSV
HELP = {
    "region": "Region of the programmes; may be given several times, like each of the following.",
    "language": "Language of the lessons.",
    "audience": "For whom the programmes are.",
    "level": "Level of the programmes.",
    "budget": "What a programme may cost at most.",
}


def narrowing_options(command: Any) -> Any:
    """Add an option for each filter of a pathway."""
    for name, codes in reversed(tuple(NARROWING.items())):
        command = click.option(f"--{name}", type=click.Choice(codes), multiple=True, help=HELP[name])(command)
    return command


@click.command()
@click.option("--profile", required=True, help="Identifier of the job profile.")
@click.option("--held", multiple=True, help="Identifier of a skill that you have; may be given several times.")
@click.option("--objective", type=click.Choice(WAYS), default="smallest", show_default=True)
@click.option("--optional", "with_optional", is_flag=True, help="Cover the optional skills as well.")
@narrowing_options
@click.option(
    "--from",
    "starting",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    help="First day on which a run may start.",
)
@click.option("--near", default="", help="Town from which distances count.")
@lang_option
@format_option
def pathway(profile: str, lang: str | None, form: str, **asked: Any) -> None:
    """Plan the way to a job: the best set of programmes that teaches what is missing."""
    now = datetime.now(UTC).astimezone()
    with open_runtime(read_settings()) as runtime, runtime.database.reading() as session:
        loaded = runtime.live.current(session)
        plan = plan_pathway(session, loaded, profile, wishes=wishes_of(asked), today=now.date())
    with use_language(lang or current_language()):
        if form == "json":
            print_json(plan_row(plan))
        elif form == "csv":
            print_csv(STEP, plan_row(plan)["steps"])
        else:
            click.echo("\n".join(plan_lines(plan)))


def wishes_of(asked: dict[str, Any]) -> Wishes:
    """Return the options as wishes."""
    return Wishes(
        objective=asked["objective"],
        held=frozenset(asked["held"]),
        with_optional=asked["with_optional"],
        chosen={name: frozenset(asked[name]) for name in NARROWING if asked[name]},
        starting=asked["starting"].date() if asked["starting"] else None,
        near=asked["near"],
    )


def plan_lines(plan: PathwayPlan) -> Iterator[str]:
    """Yield the lines of a table: steps, what stays open, totals, proof."""
    for number, step in enumerate(plan.steps, start=1):
        yield f"{number:>3}  {shown_title(step.card, current_language()).text} ({step.card.provider.name})"
        yield "     " + _("adds: %(skills)s", skills=", ".join(_added(step)))
    if not plan.steps:
        yield _("No programme is needed.") if not plan.missing else _("No programme helps.")
    for text, skills in (
        (_("No programme that we know teaches: %(skills)s"), plan.uncovered),
        (_("Taught before, or on other days, and by no session now: %(skills)s"), plan.unscheduled),
        (_("Only programmes that your choices leave out teach: %(skills)s"), plan.excluded),
        (_("Optional, and not on this way: %(skills)s"), plan.left),
    ):
        if skills:
            yield text % {"skills": _names(skills)}
    yield from (f"{name}: {text}" for name, text in total_texts(plan).items())
    yield proof_text(plan)


def _added(step: PathwayStep) -> Iterator[str]:
    for shown in step.adds:
        name = label(shown.skill, current_language())
        yield name if shown.essential else f"{name} {_('(optional)')}"


def _names(skills: Sequence[Skill]) -> str:
    return ", ".join(label(skill, current_language()) for skill in skills)


def plan_row(plan: PathwayPlan) -> dict[str, Any]:
    """Return a plan as plain values."""
    kinds = ("missing", "uncovered", "unscheduled", "excluded", "left")
    ids = {name: [skill.id for skill in getattr(plan, name)] for name in kinds}
    return {
        "profile": plan.card.profile.id,
        "objective": plan.wishes.objective,
        "steps": [_step_row(step) for step in plan.steps],
        "totals": {name: {"known": total.known, "unknown": total.unknown} for name, total in plan.totals.items()},
        **ids,
        "proven": plan.proven,
        "gap": plan.gap,
        "bound": plan.bound,
    }


def _step_row(step: PathwayStep) -> dict[str, Any]:
    programme = step.card.programme
    return {
        "id": programme.id,
        "title": shown_title(step.card, current_language()).text,
        "provider": step.card.provider.id,
        "adds": [shown.skill.id for shown in step.adds],
        "hours": programme.hours,
        "euros": programme.cost_eur,
        "km": step.km,
        "level": programme.level,
        "starts": step.starts.isoformat() if step.starts else None,
        "source": programme.source_url,
    }
