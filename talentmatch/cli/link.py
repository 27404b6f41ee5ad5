"""Commands that find skills in a text, and that suggest them for programmes and job profiles."""

import getpass
from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import Any

import click

from talentmatch.accounts.actor import Actor
from talentmatch.cli.ask import read_text
from talentmatch.cli.forms import format_option, print_rows
from talentmatch.cli.show import label
from talentmatch.config import read_settings
from talentmatch.errors import InvalidData
from talentmatch.i18n import N_, current_language
from talentmatch.i18n import gettext as _
from talentmatch.matching.service import check_text, language_of
from talentmatch.models import Skill, SkillSuggestion
from talentmatch.models.codes import IMPORTANCES
from talentmatch.runtime import open_runtime
from talentmatch.skills.decisions import accept_suggestion, list_suggestions, reject_suggestion
from talentmatch.skills.link_sources import build_linker, build_wide_linker
from talentmatch.skills.linking import LABEL_LANGUAGES, FoundSkill
from talentmatch.skills.queries import find_skills
from talentmatch.skills.suggestions import SuggestionRun, suggest_links


@click.command()
@click.argument("text_or_file")
@click.option(
    "--lang", type=click.Choice(LABEL_LANGUAGES), help="Language of the text; that of a longer text is detected."
)
@click.option("--esco", is_flag=True, help="Also find skills of ESCO that the vocabulary does not have.")
@click.option("--nested", is_flag=True, help="Also tell skills named within the name of another.")
@format_option
def link(text_or_file: str, lang: str | None, esco: bool, nested: bool, form: str) -> None:
    """Find skills in a text, a text file, or standard input (-): where, by which words, how surely, and how."""
    text = read_text(text_or_file)
    check_text(text)
    with open_runtime(read_settings()) as runtime, runtime.database.reading() as session:
        linker = build_wide_linker(session) if esco else build_linker(session)
        find = linker.find_all if nested else linker.find
        found = find(text, lang or language_of(text, current_language()))
        skills = find_skills(session, {one.skill_id for one in found})
    if form != "table":
        print_rows([field.name for field in fields(FoundSkill)], [asdict(one) for one in found], form)
        return
    for one in found:
        click.echo(_found_line(one, skills.get(one.skill_id)))
    if not found:
        click.echo(_("No skill of the vocabulary was recognised."))


def _found_line(one: FoundSkill, skill: Skill | None) -> str:
    name = label(skill, current_language()) if skill else one.skill_id
    return f"{one.start:>6}-{one.end:<6} {one.confidence:.2f}  {one.method:<12} {one.words}  →  {name}"


@click.command("suggest-skills")
@click.option("--dry-run", is_flag=True, help="Say what would change and store nothing.")
@click.option("--accept", type=int, multiple=True, help="Number of a suggestion that becomes a link.")
@click.option("--reject", type=int, multiple=True, help="Number of a suggestion that is wrong, for good.")
@click.option("--importance", type=click.Choice(IMPORTANCES), default="optional", show_default=True,
              help="Importance of a skill that is accepted for a job profile.")  # fmt: skip
@click.option("--by", default=getpass.getuser, help="Who decides; the user of this machine when not given.")
@format_option
def suggest_skills(
    *, dry_run: bool, accept: tuple[int, ...], reject: tuple[int, ...], importance: str, by: str, form: str
) -> None:
    """Read every programme and job profile for skills that nobody linked yet, or decide about what was found."""
    if dry_run and (accept or reject):
        raise InvalidData(N_("--dry-run only shows what reading would change; leave out --accept and --reject."))
    with open_runtime(read_settings()) as runtime, runtime.database.writing() as session:
        now, actor = datetime.now(UTC), Actor(by, "admin")  # whoever has the command line may decide
        for number in accept:
            accept_suggestion(session, actor, number, now=now, importance=importance)
        for number in reject:
            reject_suggestion(session, actor, number, now=now)
        run = None if accept or reject else suggest_links(session, build_linker(session))
        waiting = list_suggestions(session)
        skills = find_skills(session, {row.skill_id for row in waiting}, live_only=False)
        _show(waiting, skills, run, form)
        if dry_run:
            session.rollback()


def _show(waiting: Sequence[SkillSuggestion], skills: dict[str, Skill], run: SuggestionRun | None, form: str) -> None:
    if form != "table":
        print_rows([name for name in SkillSuggestion.model_fields if name != "version"], list(map(_row, waiting)), form)
        return
    for row in waiting:
        subject = row.programme_id or row.profile_id
        words = ", ".join(row.words)
        named = label(skills[row.skill_id], current_language())
        click.echo(f"{row.id:>6}  {row.confidence:.2f}  {subject}  →  {named}  [{row.lang}] {words}")
    if run is not None:
        click.echo(_("%(added)s suggestions added, %(updated)s changed, %(withdrawn)s withdrawn.", **_counts(run)))
    click.echo(_("%(waiting)s wait for a decision.", waiting=len(waiting)))


def _counts(run: SuggestionRun) -> dict[str, int]:
    return {"added": run.added, "updated": run.updated, "withdrawn": run.withdrawn}


def _row(row: SkillSuggestion) -> dict[str, Any]:
    return row.model_dump(mode="json", exclude={"version"})
