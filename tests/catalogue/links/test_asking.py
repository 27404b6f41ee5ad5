"""An address is asked politely and safely; the connection leads to a server of the test, whatever it names."""

import socket
import threading

import pytest

from talentmatch.catalogue.links.asking import Asker, Outcome, Pace

PUBLIC = "93.184.216.34"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nSet-Cookie: a=b\r\n\r\n"


class Clock:
    """A clock that moves when somebody sleeps."""

    def __init__(self):
        self.now, self.slept = 0.0, []

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.now += seconds


class Sites:
    """Answer requests from a script: (method, host and path) -> bytes; note what was asked, and of whom."""

    def __init__(self, answers, names=None, deadline=2.0):
        self.answers, self.asked, self.raw, self.connected = answers, [], [], []
        self.clock = Clock()
        names = names or {}
        self.asker = Asker(
            "talentmatch test (+http://x)",
            resolve=lambda host, _port: names.get(host, [PUBLIC]),
            connect=self.connect,
            pace=Pace(lambda: self.clock.now, self.clock.sleep),
            deadline=deadline,
        )

    def connect(self, address, port):
        self.connected.append((address, port))
        ours, theirs = socket.socketpair()
        ours.settimeout(5)
        threading.Thread(target=self.serve, args=(theirs,), daemon=True).start()
        return ours

    def serve(self, connection):
        with connection:
            head = b""
            while b"\r\n\r\n" not in head:
                head += connection.recv(4096)
            text = head.decode("ascii")
            method, path, _ = text.split("\r\n")[0].split(" ")
            host = text.split("Host: ")[1].split("\r\n")[0]
            self.asked.append((method, host + path))
            self.raw.append(text)
            answer = self.answers.get((method, host + path), self.answers.get(host + path, OK))
            try:
                for part in [answer] if isinstance(answer, bytes) else answer():
                    connection.sendall(part)
            except OSError:
                return  # whoever asked has gone


def status(code, location=""):
    more = f"Location: {location}\r\n" if location else ""
    return f"HTTP/1.1 {code} X\r\n{more}Content-Length: 0\r\n\r\n".encode()


def test_a_page_that_answers_is_asked_once_by_name_and_without_cookies():
    sites = Sites({})
    assert sites.asker.ask("http://example.org/a?b=c") == Outcome("200", reached=True)
    assert (sites.asked, sites.connected) == ([("HEAD", "example.org/a?b=c")], [(PUBLIC, 80)])
    assert "User-Agent: talentmatch test (+http://x)" in sites.raw[0]
    assert "Cookie" not in sites.raw[0]


def test_a_site_that_refuses_head_is_asked_again_after_a_second():
    sites = Sites({("HEAD", "example.org/"): status(405)})
    assert sites.asker.ask("http://example.org/") == Outcome("200", reached=True)
    assert [method for method, _ in sites.asked] == ["HEAD", "GET"]
    assert sites.clock.slept == [1.0]


def test_two_hosts_do_not_wait_for_each_other():
    sites = Sites({})
    for host in ("a.example", "b.example", "a.example"):
        sites.asker.ask(f"http://{host}/")
    assert sites.clock.slept == [1.0]


@pytest.mark.parametrize(
    ("code", "reached"), [(200, True), (401, True), (403, True), (429, True), (404, False), (410, False), (503, False)]
)
def test_a_page_is_there_unless_it_is_gone_or_its_server_is_down(code, reached):
    assert Sites({"example.org/": status(code)}).asker.ask("http://example.org/") == Outcome(str(code), reached)


def test_it_follows_three_redirects_and_no_fourth():
    chain = {f"example.org/{n}": status(302, f"/{n + 1}") for n in range(1, 5)}
    assert Sites(chain).asker.ask("http://example.org/2") == Outcome("200", reached=True)
    assert Sites(chain).asker.ask("http://example.org/1") == Outcome("redirects", reached=False)


@pytest.mark.parametrize(
    "location", ["http://127.0.0.1/", "http://inner.example/", "http://[::1", "//10.0.0.1/", "file:///etc/passwd"]
)
def test_a_redirect_is_checked_like_the_first_address(location):
    sites = Sites({"example.org/": status(302, location)}, {"inner.example": [PUBLIC, "192.168.0.1"]})
    assert sites.asker.ask("http://example.org/") == Outcome("unsafe", reached=False)
    assert sites.connected == [(PUBLIC, 80)]


def test_it_connects_to_the_address_that_was_checked_and_asks_for_it_once():
    asked = []
    sites = Sites({})

    def rebinding(host, _port):
        asked.append(host)
        return [PUBLIC] if len(asked) == 1 else ["127.0.0.1"]

    Asker("x", rebinding, sites.connect).ask("http://example.org/")
    assert (asked, sites.connected) == (["example.org"], [(PUBLIC, 80)])


def test_neither_a_big_nor_a_slow_body_is_read():
    def big():
        yield b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"
        while True:
            yield b"x" * 65_536

    def slow():
        yield b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx"
        threading.Event().wait(1)

    for body in (big, slow):
        sites = Sites({("HEAD", "example.org/"): status(405), ("GET", "example.org/"): body})
        assert sites.asker.ask("http://example.org/").reached


def test_an_answer_that_drips_in_ends_at_the_deadline():
    def drip():
        yield b"HTTP/1.1 200 OK\r\n"
        for number in range(200):
            threading.Event().wait(0.05)
            yield f"X-{number}: y\r\n".encode()

    sites = Sites({"example.org/": drip}, deadline=0.3)
    assert sites.asker.ask("http://example.org/") == Outcome("no_answer", reached=False)


@pytest.mark.parametrize("answer", [b"", b"not http at all\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: " + b"y" * 99_999])
def test_what_is_no_answer_is_none(answer):
    assert Sites({"example.org/": answer}).asker.ask("http://example.org/").word == "no_answer"


def test_a_site_that_never_finishes_its_handshake_ends_at_the_deadline():
    ours, theirs = socket.socketpair()
    asker = Asker("x", lambda *_: [PUBLIC], lambda *_: ours, deadline=0.3)
    assert asker.ask("https://example.org/") == Outcome("no_answer", reached=False)
    assert (ours.fileno(), theirs.recv(4096)[:1], theirs.recv(1)) == (-1, b"\x16", b"")
    theirs.close()


def test_a_host_that_cannot_be_found_or_reached_gives_no_answer():
    def fail(*_):
        raise socket.gaierror("no such host")

    assert Asker("x", resolve=fail).ask("http://example.org/") == Outcome("no_answer", reached=False)
    down = Asker("x", resolve=lambda *_: [PUBLIC], connect=fail)
    assert down.ask("http://example.org/") == Outcome("no_answer", reached=False)
