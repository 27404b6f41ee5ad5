"""Send what waits, webhook after webhook, and tell owners of those that were switched off."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from talentmatch.accounts.mail import Mailer
from talentmatch.exchange.run_import import Sessions
from talentmatch.exchange.webhooks import queue
from talentmatch.exchange.webhooks.letters import Notice, switched_off
from talentmatch.exchange.webhooks.posting import Poster
from talentmatch.exchange.webhooks.queries import list_untold, note_told
from talentmatch.exchange.webhooks.signing import signed_headers
from talentmatch.i18n import use_language
from talentmatch.models.webhook import PING

MOST_AT_ONCE = 200  # to one webhook, so that none keeps the others waiting


@dataclass(frozen=True)
class Sent:
    """How many messages were taken, and how many were not."""

    taken: int = 0
    refused: int = 0

    def __add__(self, other: "Sent") -> "Sent":
        return Sent(self.taken + other.taken, self.refused + other.refused)


@dataclass(frozen=True)
class Sender:
    """Send over the network what the database holds; ``clock`` gives the time, aware; ``site`` is our own address."""

    database: Sessions
    poster: Poster
    mailer: Mailer
    clock: Callable[[], datetime]
    site: str

    def send_all(self) -> Sent:
        """Send what is due to every webhook, each in a claim of its own, and remove what is old."""
        with self.database.reading() as session:
            serving = queue.list_serving(session, self.clock())
        sent = Sent()
        for webhook_id in serving:
            sent += self.serve(webhook_id)
        with self.database.writing() as session:
            queue.drop_old(session, self.clock())
        self.tell_owners()
        return sent

    def serve(self, webhook_id: int) -> Sent:
        """Send what is due to one webhook, in order, until one is not taken; nothing while another sender does."""
        with self.database.writing() as session:
            if not queue.claim(session, webhook_id, self.clock()):
                return Sent()
        sent = Sent()
        for _ in range(MOST_AT_ONCE):
            step, go_on = self._send_one(webhook_id)
            sent += step
            if not go_on:
                break
        with self.database.writing() as session:
            queue.release(session, webhook_id)
        return sent

    def _send_one(self, webhook_id: int) -> tuple[Sent, bool]:
        with self.database.writing() as session:
            parcel = queue.take_next(session, webhook_id, self.clock())
        if parcel is None:
            return Sent(), False
        headers = signed_headers(parcel.keys, parcel.message_id, body=parcel.body, now=self.clock())
        outcome = self.poster.post(parcel.address, headers, parcel.body)
        with self.database.writing() as session:
            queue.note_outcome(session, parcel, outcome=outcome, now=self.clock())
        return Sent(int(outcome.reached), int(not outcome.reached)), outcome.reached or parcel.kind == PING

    def tell_owners(self) -> None:
        """Mail the owners of webhooks that were switched off, each until the mail has left."""
        with self.database.reading() as session:
            untold = list_untold(session)
        for webhook, person in untold:
            with use_language(person.lang):
                link = f"{self.site}/{person.lang}/admin/webhooks/{webhook.id}"
                self.mailer.send(switched_off(person, Notice(webhook.address, webhook.off_reason, link)))
            with self.database.writing() as session:
                note_told(session, webhook.id or 0)
