"""A dated run for somebody's own calendar, as iCalendar (RFC 5545)."""

from datetime import UTC, date, datetime, time, timedelta

from flask import Blueprint, Response, make_response, url_for
from sqlmodel import Session

from talentmatch.catalogue.queries import ProgrammeCard, find_places, get_card, list_course_instances
from talentmatch.errors import NotFound
from talentmatch.i18n import N_, current_language
from talentmatch.i18n import gettext as _
from talentmatch.models import CourseInstance
from talentmatch.web.context import current_runtime
from talentmatch.web.formats import local_list
from talentmatch.web.keep.paper_view import full_address
from talentmatch.web.permissions import permit
from talentmatch.web.shown import place_name, programme_title

blueprint = Blueprint("calendar", __name__)
MAKER = "-//talentmatch//talentmatch//EN"


@blueprint.get("/programmes/<slug:programme_id>/runs/<slug:run_id>.ics")
@permit("public.read")
def run(programme_id: str, run_id: str) -> Response:
    """Send a run whose day is known; raise NotFound for one of which only a month, a season or a year is."""
    with current_runtime().database.reading() as session:
        card = get_card(session, programme_id)
        found = [row for row in list_course_instances(session, programme_id) if row.id == run_id]
        if not found or found[0].starts_on is None:
            raise NotFound(N_("No run of this programme with a known day stands here."))
        content = run_calendar(session, card, found[0], found[0].starts_on)
    response = make_response(content)
    response.mimetype = "text/calendar"
    response.headers["Content-Disposition"] = f'attachment; filename="{run_id}.ics"'
    return response


def run_calendar(session: Session, card: ProgrammeCard, row: CourseInstance, starts: date) -> bytes:
    """Return the calendar of one run: whole days, for no source tells an hour; the end is the day after the last."""
    from icalendar import Calendar, Event  # here, because a server that starts would wait for it

    title = programme_title(card).main
    places = find_places(session, row.place_ids) or {place.id: place for place in card.places}
    event = Event()
    event.add("uid", f"run-{row.id}@talentmatch")
    event.add("dtstamp", datetime.combine(row.checked_on, time(), UTC))
    event.add("dtstart", starts)
    event.add("dtend", max(row.ends_on or starts, starts) + timedelta(days=1))
    event.add("summary", title.text, parameters={"language": title.lang})
    told = _("Given by %(provider)s. Ask there whether the day still holds.", provider=card.provider.name)
    event.add("description", told, parameters={"language": current_language()})
    event.add("url", full_address(url_for("programmes.programme", programme_id=card.programme.id)))
    if places:
        event.add("location", local_list(place_name(place) for place in places.values()))
    event.add("transp", "TRANSPARENT")
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
