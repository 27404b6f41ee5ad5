"""Know a browser again after a complete sign-in, tell the owner of a new one, and forget one on demand."""

from datetime import UTC, datetime

from flask import Blueprint, Response, url_for

from talentmatch.accounts import notices
from talentmatch.accounts.audit import record_change
from talentmatch.accounts.devices import forget_devices, know_device
from talentmatch.accounts.mail import person_of
from talentmatch.accounts.queries import get_account_by_id
from talentmatch.accounts.sessions import find_session
from talentmatch.errors import NotFound
from talentmatch.i18n import N_
from talentmatch.web.account.background import notify
from talentmatch.web.account.own import own_id
from talentmatch.web.account.pages import go_to
from talentmatch.web.context import current_runtime
from talentmatch.web.formats import local_moment
from talentmatch.web.permissions import current_actor
from talentmatch.web.sessions import current_browser, device_token, set_device_cookie

blueprint = Blueprint("devices", __name__)


def know_browser(response: Response, session_token: str, now: datetime) -> None:
    """Let the browser of a session that is complete now be known from here on; mail the owner when it is new."""
    browser = current_browser()
    with current_runtime().database.writing() as session:
        state = find_session(session, session_token, now)
        if state is None:
            return  # ended in the meantime
        account = get_account_by_id(session, own_id(state.actor))
        token = know_device(session, account, device_token(), browser=browser, now=now)
        person = person_of(account)
    if token is not None:
        set_device_cookie(response, token)
        notify(person, lambda one: notices.new_device(one, browser=browser.user_agent, when=local_moment(now)))


@blueprint.post("/account/devices/<int(max=2147483647):device_id>/forget")
def forget(device_id: int) -> Response:
    """Forget one of one's own devices; that of somebody else does not exist."""
    actor = current_actor()
    with current_runtime().database.writing() as session:
        if not forget_devices(session, own_id(actor), only=device_id):
            raise NotFound(N_("There is no such device. It may be forgotten already."))
        subject = ("account", str(own_id(actor)))
        record_change(session, actor, "forget-device", subject, changes={}, now=datetime.now(UTC))
    return go_to(url_for("account.own"))
