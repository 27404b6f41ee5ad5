"""What companies ask for at one provider, and the message to all of them; no page says which or how many they are."""

from flask import Blueprint, Response, make_response, url_for

from talentmatch.accounts.permissions import require
from talentmatch.catalogue.of_provider import own_ids
from talentmatch.catalogue.queries import get_card, load_cards
from talentmatch.employers.contacts import announce_run, get_provider_of
from talentmatch.employers.pool_letters import to_company
from talentmatch.employers.pooled import load_pooled
from talentmatch.errors import InvalidData
from talentmatch.models.refusals import Refusal
from talentmatch.web.account.pages import go_to
from talentmatch.web.company.needs import FAULTY, faults_of
from talentmatch.web.context import current_runtime
from talentmatch.web.desk.asked import now
from talentmatch.web.desk.pages import render_desk
from talentmatch.web.letters import LABELS, deliver, read_letter, typed_letter
from talentmatch.web.permissions import current_actor, permit
from talentmatch.web.shown import programme_title

blueprint = Blueprint("desk_interest", __name__)


@blueprint.get("/providers/<slug:provider_id>/interest")
@permit("desk.enter")
def interest(provider_id: str) -> str:
    """Show the figure of every programme of a provider that has one."""
    today = now().date()
    with current_runtime().database.reading() as session:
        provider = get_provider_of(session, current_actor(), provider_id)
        own = own_ids(session, provider_id)
        cards, pooled = load_cards(session, own), load_pooled(session, own, today)
    lines = [(card.programme, programme_title(card).main, pooled[name]) for name, card in cards.items()]
    lines.sort(key=lambda line: (not line[2], line[1].text.casefold(), line[0].id))
    return render_desk("admin/interest.html", provider=provider, lines=lines)


@blueprint.get("/programmes/<slug:programme_id>/announce")
@permit("desk.enter")
def form(programme_id: str) -> Response:
    """Show the form."""
    return show_form(programme_id)


@blueprint.post("/programmes/<slug:programme_id>/announce")
@permit("desk.enter")
def announce(programme_id: str) -> Response:
    """Mail what was written to all companies that ask for places; the answer is the same when there is none."""
    try:
        written = read_letter()
        with current_runtime().database.writing() as session:
            letter = announce_run(session, current_actor(), programme_id, letter=written, now=now())
            provider_id = get_card(session, programme_id).provider.id
    except InvalidData as error:
        return show_form(programme_id, faults_of(error))
    deliver(letter, to_company, lambda lang: url_for("programmes.programme", lang=lang, programme_id=programme_id))
    return go_to(url_for("desk_interest.interest", provider_id=provider_id, done="announced"))


def show_form(programme_id: str, faults: tuple[Refusal, ...] = ()) -> Response:
    """Return the form with what was typed."""
    with current_runtime().database.reading() as session:
        card = get_card(session, programme_id)
        require(current_actor(), "catalogue.edit", card.programme)
    values = {"card": card, "title": programme_title(card).main, "typed": typed_letter(), "labels": LABELS}
    page = render_desk("admin/announce.html", faults=faults, **values)
    return make_response(page, FAULTY if faults else 200)
