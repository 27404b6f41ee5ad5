"""How many people of a company hold which job profile: a form, a file in, the same file out. No names."""

from typing import BinaryIO, cast

from flask import Blueprint, Response, request, url_for

from talentmatch.catalogue.faults import read_input
from talentmatch.employers.pool_inputs import TeamRoleInput
from talentmatch.employers.team import people_of, save_team
from talentmatch.errors import InvalidData
from talentmatch.exchange.faults import FaultyFiles
from talentmatch.exchange.reading import Source
from talentmatch.exchange.team_file import COLUMNS, TeamFile, read_team
from talentmatch.i18n import N_
from talentmatch.web.account.pages import go_to
from talentmatch.web.company.needs import FAULTY, faults_of
from talentmatch.web.company.pages import asked_company, company_page
from talentmatch.web.company.sent import send_rows
from talentmatch.web.company.team_form import TypedTeam, load_team_form, read_team_form, team_as_stored
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now, own_form
from talentmatch.web.files.start import name_of_file
from talentmatch.web.permissions import current_actor, permit

blueprint = Blueprint("company_team", __name__)


@blueprint.get("/company/team")
@permit("needs.edit")
def team() -> Response:
    """Show the team as it is stored."""
    with current_runtime().database.reading() as session:
        stored = people_of(session, asked_company(session).id)
    return show_team(team_as_stored(stored))


@blueprint.post("/company/team")
@permit("needs.edit")
def save() -> Response:
    """Store the team; show the form again with what has to be corrected, or with the profiles that were looked for."""
    typed = read_team_form(own_form())
    if typed.searching:
        return show_team(typed)
    with current_runtime().database.reading() as session:
        company_id = asked_company(session).id
    try:
        roles = [role_of(name, people) for name, people in typed.people.items()]
        with current_runtime().database.writing() as session:
            save_team(session, current_actor(), company_id, roles=roles, seen=typed.seen, now=now())
    except InvalidData as error:
        texts = [f"{fault.shown}: {fault.text()}" if fault.shown else fault.text() for fault in faults_of(error)]
        return show_team(typed, texts)
    return go_to(url_for("company_team.team", company=request.args.get("company"), done="saved"))


def role_of(profile_id: str, people: str) -> TeamRoleInput:
    """Return what was typed for a profile; raise FaultyFields."""
    return read_input(TeamRoleInput, {"profile_id": profile_id, "people": people.strip()})


@blueprint.post("/company/team/file")
@permit("needs.edit")
def upload() -> Response:
    """Show what a file would make of the team, to be looked at and saved; nothing is stored and no file is kept."""
    own_form()
    with current_runtime().database.reading() as session:
        stored = people_of(session, asked_company(session).id)
    try:
        found = read_upload()
    except FaultyFiles as error:
        return show_team(team_as_stored(stored), [fault.text() for fault in error.faults])
    except InvalidData as error:
        return show_team(team_as_stored(stored), [error.text()])
    if found.faults:
        return show_team(team_as_stored(stored), [fault.text() for fault in found.faults])
    people = {role.profile_id: str(role.people) for role in found.roles}
    gone = {name: "0" for name in stored if name not in people}
    return show_team(TypedTeam(people | gone, stored), preview=True)


def read_upload() -> TeamFile:
    """Return what the file that was sent says; raise InvalidData without one, FaultyFiles for one of no use."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise InvalidData(N_("No file was chosen. Choose one and send it again."))
    with sent.stream, current_runtime().database.reading() as session:
        return read_team(session, Source(name_of_file(sent), cast(BinaryIO, sent.stream)))


@blueprint.get("/company/team/roles.<form>")
@permit("needs.edit")
def export(form: str) -> Response:
    """Send the team as a file that can be sent back."""
    with current_runtime().database.reading() as session:
        stored = people_of(session, asked_company(session).id)
    return send_rows("talentmatch-team", COLUMNS, sorted(stored.items()), form)


def show_team(typed: TypedTeam, faults: list[str] | None = None, *, preview: bool = False) -> Response:
    """Return the page with these numbers; preview: they come from a file and are not stored yet."""
    with current_runtime().database.reading() as session:
        company = asked_company(session)
        form = load_team_form(session, typed)
    return company_page(
        "company/team.html",
        FAULTY if faults else 200,
        company=company,
        named=request.args.get("company"),
        form=form,
        faults=faults or [],
        preview=preview,
        columns=COLUMNS,
    )
