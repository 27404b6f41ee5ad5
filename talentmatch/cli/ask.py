"""Commands that ask the matcher, with the same answers as the pages."""

import sys
from pathlib import Path

import click

from talentmatch.cli.forms import format_option, print_csv, print_json
from talentmatch.cli.show import RANKED, programme_lines, ranked_rows, understood_line, untaught_line
from talentmatch.config import read_settings
from talentmatch.errors import InvalidData
from talentmatch.i18n import LANGUAGES, N_, current_language
from talentmatch.i18n import gettext as _
from talentmatch.matching.ranking import Coverage, RankedProgramme
from talentmatch.matching.search import SearchRequest
from talentmatch.matching.search import search as search_catalogue
from talentmatch.matching.service import match_profile, match_text
from talentmatch.runtime import open_runtime

lang_option = click.option("--lang", type=click.Choice(LANGUAGES), help="Language of the answer and of a short text.")


@click.command()
@click.argument("text_or_file", required=False)
@click.option("--profile", help="Identifier of a job profile instead of a text.")
@click.option("--top", type=click.IntRange(1, 1000), default=10, show_default=True, help="Number of programmes.")
@lang_option
@format_option
def match(text_or_file: str | None, profile: str | None, top: int, lang: str | None, form: str) -> None:
    """Rank the programmes for a text, for a text file (- for standard input), or for a job profile."""
    if (text_or_file is None) == (profile is None):
        raise InvalidData(N_("Give either a text or --profile with the identifier of a job profile."))
    lang = lang or current_language()
    with open_runtime(read_settings()) as runtime, runtime.database.reading() as session:
        loaded = runtime.live.current(session)
        if profile is not None:
            answer = match_profile(session, loaded, profile, lang=lang, top=top)
            show(answer.ranked, answer.coverage, lang=lang, form=form)
        else:
            understood = match_text(session, loaded, read_text(text_or_file or ""), lang=lang, top=top)
            if form == "table":
                click.echo(understood_line([item.skill for item in understood.understood], lang))
            show(understood.ranked, understood.coverage, lang=lang, form=form)


def show(ranked: tuple[RankedProgramme, ...], coverage: Coverage, *, lang: str, form: str) -> None:
    """Print a ranking as a table, as JSON or, its programmes alone, as CSV."""
    if form == "json":
        print_json({"programmes": ranked_rows(ranked, lang), "untaught": [skill.id for skill in coverage.untaught]})
        return
    if form == "csv":
        print_csv(RANKED, ranked_rows(ranked, lang))
        return
    for line in programme_lines(ranked, lang):
        click.echo(line)
    if coverage.untaught:
        click.echo(untaught_line(coverage.untaught, lang))


def read_text(text_or_file: str) -> str:
    """Return the text itself, or that of the file of this name, or standard input for ``-``."""
    if text_or_file == "-":
        return sys.stdin.read()
    try:
        path = Path(text_or_file)
        if not path.is_file():
            return text_or_file
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise InvalidData(N_("%(file)s is not UTF-8; save it as UTF-8 and try again."), file=text_or_file) from None
    except (OSError, ValueError):
        return text_or_file


@click.command()
@click.argument("what", required=False, default="")
@click.option("--where", default="", help="Town or region.")
@click.option("--page", type=click.IntRange(1, 1000), default=1, show_default=True)
@lang_option
@format_option
def search(what: str, where: str, page: int, lang: str | None, form: str) -> None:
    """Search the catalogue: what, and where."""
    lang = lang or current_language()
    with open_runtime(read_settings()) as runtime, runtime.database.reading() as session:
        found = search_catalogue(session, runtime.live.current(session), SearchRequest(what, where, page=page), lang)
    if form == "json":
        print_json({"total": found.total, "programmes": ranked_rows(found.results, lang, found.first)})
        return
    if form == "csv":
        print_csv(RANKED, ranked_rows(found.results, lang, found.first))
        return
    if found.spelled:
        click.echo(_("Showing results for “%(spelled)s”.", spelled=found.spelled))
    for entry in found.providers:
        click.echo(_("Provider: %(name)s", name=", ".join((entry.provider.name, *entry.provider.former_names))))
    click.echo(_("%(total)s programmes, page %(page)s of %(pages)s", total=found.total, page=page, pages=found.pages))
    for line in programme_lines(found.results, lang, first=found.first):
        click.echo(line)
