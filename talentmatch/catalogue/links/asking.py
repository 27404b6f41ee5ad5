"""Ask an address politely: HEAD, then GET where that is refused; what it sends is never read."""

import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from threading import Event, Timer
from urllib.parse import urljoin

from talentmatch.catalogue.links.addresses import Resolve, Target, UnsafeAddress, public_address, read_address

TIMEOUT = 5.0  # seconds for each step of the network
DEADLINE = 10.0  # seconds for one request in all, however slowly its answer drips in
SECONDS_BETWEEN = 1.0  # for one host
MOST_REDIRECTS = 3
REDIRECTS = (301, 302, 303, 307, 308)
GONE = (404, 410)
NOT_READY = 500
REFUSED = 400
CONTEXT = ssl.create_default_context()

Connect = Callable[[str, int], socket.socket]


@dataclass(frozen=True)
class Outcome:
    """What came of asking: the status, or ``unsafe``, ``no_answer``, ``redirects``."""

    word: str
    reached: bool


def outcome_of(status: int) -> Outcome:
    """Return whether a page is there: one that wants a password or fewer questions is."""
    return Outcome(str(status), status not in GONE and status < NOT_READY)


def resolve_name(host: str, port: int) -> list[str]:
    """Return every network address of a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def connect_to(address: str, port: int) -> socket.socket:
    """Open a connection to a network address."""
    return socket.create_connection((address, port), timeout=TIMEOUT)


@dataclass(frozen=True)
class Pace:
    """Let a second pass between two requests to one host."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _last: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str) -> None:
        """Wait until a host may be asked again."""
        since = self.clock() - self._last.get(host, -SECONDS_BETWEEN)
        if since < SECONDS_BETWEEN:
            self.sleep(SECONDS_BETWEEN - since)
        self._last[host] = self.clock()


@dataclass(frozen=True)
class Asker:
    """Ask addresses; ``agent``: how the service names itself."""

    agent: str
    resolve: Resolve = resolve_name
    connect: Connect = connect_to
    pace: Pace = field(default_factory=Pace)
    deadline: float = DEADLINE

    def ask(self, url: str) -> Outcome:
        """Return what came of asking an address; it follows three redirects, each checked like the first."""
        try:
            return self._follow(url)
        except UnsafeAddress:
            return Outcome("unsafe", reached=False)
        except (OSError, HTTPException):
            return Outcome("no_answer", reached=False)

    def _follow(self, url: str) -> Outcome:
        for _ in range(MOST_REDIRECTS + 1):
            status, location = self._look(url)
            if status not in REDIRECTS or not location:
                return outcome_of(status)
            url = joined(url, location)
        return Outcome("redirects", reached=False)

    def _look(self, url: str) -> tuple[int, str]:
        target = read_address(url)
        address = public_address(target, self.resolve)
        found = self._request("HEAD", target, address)
        return found if found[0] < REFUSED else self._request("GET", target, address)

    def _request(self, method: str, target: Target, address: str) -> tuple[int, str]:
        self.pace.wait(target.host)
        connection = HTTPConnection(target.host, target.port, timeout=TIMEOUT)
        connection.default_port = target.port  # the host is named without it
        opened = open_connection(self.connect, target, address)
        with ending(opened, self.deadline) as connection.sock:
            shake_hands(connection.sock)
            connection.request(method, target.path, headers={"User-Agent": self.agent, "Accept": "*/*"})
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location") or ""


def open_connection(connect: Connect, target: Target, address: str) -> socket.socket:
    """Open a connection to the network address that was checked; over TLS no hands are shaken yet."""
    raw = connect(address, target.port)
    if target.scheme == "http":
        return raw
    return CONTEXT.wrap_socket(raw, server_hostname=target.host, do_handshake_on_connect=False)


def shake_hands(connection: socket.socket) -> None:
    """Shake hands where the connection is one of TLS."""
    if isinstance(connection, ssl.SSLSocket):
        connection.do_handshake()


def joined(url: str, location: str) -> str:
    """Return where a redirect leads; raise UnsafeAddress for one that leads nowhere."""
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise UnsafeAddress("redirect") from error


@contextmanager
def ending(connection: socket.socket, seconds: float) -> Iterator[socket.socket]:
    """Close a connection at the end, and end it before when it takes too long; raise TimeoutError then."""
    late = Event()

    def end() -> None:
        late.set()
        try:
            socket.socket.shutdown(connection, socket.SHUT_RDWR)  # below TLS, which another thread is reading
        except OSError:
            return  # it has ended already

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield connection
    finally:
        timer.cancel()
        connection.close()
    if late.is_set():
        raise TimeoutError
