"""Post a message through the guard of the link checker: public hosts alone, no redirect, five seconds in all."""

from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException

from talentmatch.catalogue.links.addresses import Resolve, Target, UnsafeAddress, public_address, read_address
from talentmatch.catalogue.links.asking import (
    TIMEOUT,
    Connect,
    Outcome,
    connect_to,
    ending,
    open_connection,
    resolve_name,
    shake_hands,
)

DEADLINE = 5.0  # seconds for one message in all
TAKEN = range(200, 300)
GONE = "410"  # the address asks not to be sent anything any more


@dataclass(frozen=True)
class Poster:
    """Post messages; ``agent``: how the service names itself."""

    agent: str
    resolve: Resolve = resolve_name
    connect: Connect = connect_to
    deadline: float = DEADLINE

    def post(self, url: str, headers: Mapping[str, str], body: bytes) -> Outcome:
        """Return what came of posting; the address is checked each time, and a redirect counts as not taken."""
        try:
            target = read_address(url)
            status = self._send(target, public_address(target, self.resolve), headers, body)
        except UnsafeAddress:
            return Outcome("unsafe", reached=False)
        except (OSError, HTTPException):
            return Outcome("no_answer", reached=False)
        return Outcome(str(status), status in TAKEN)

    def _send(self, target: Target, address: str, headers: Mapping[str, str], body: bytes) -> int:
        """Return the status; what else the answer holds is never read."""
        connection = HTTPConnection(target.host, target.port, timeout=TIMEOUT)
        connection.default_port = target.port  # the host is named without it
        sent = {"User-Agent": self.agent, "Accept": "*/*", **headers}
        with ending(open_connection(self.connect, target, address), self.deadline) as connection.sock:
            shake_hands(connection.sock)
            connection.request("POST", target.path, body, sent)
            return connection.getresponse().status
