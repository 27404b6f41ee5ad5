"""The command that serves the pages."""

import logging
import resource
import signal
import socket
from contextlib import suppress
from typing import Any

import click
from waitress import create_server

from talentmatch.cli.bodies import BodyChannel
from talentmatch.cli.setup import prepare
from talentmatch.cli.workers import run_workers
from talentmatch.config import read_settings
from talentmatch.errors import ConfigurationError
from talentmatch.i18n import N_
from talentmatch.i18n import gettext as _
from talentmatch.runtime import Runtime, close_runtime, open_runtime
from talentmatch.web.app import create_app
from talentmatch.web.counting import tally_of
from talentmatch.web.kept.answering import KeptAnswers

CONNECTION_LIMIT = 1000
CHANNEL_TIMEOUT_S = 60
LARGEST_BODY_BYTES = 21_000_000  # a long file with the form around it; the application says what each page may take


@click.command()
@click.option("--host", help="Address to listen on; TALENTMATCH_HOST or 127.0.0.1 when not given.")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Port to listen on; TALENTMATCH_PORT or 8000 when not given."
)
@click.option(
    "--workers", type=click.IntRange(1, 64), help="Processes that answer; TALENTMATCH_WORKERS or 1 when not given."
)
@click.option("--init", "initialise", is_flag=True, help="Do what the command init does first, in the same process.")
def serve(host: str | None, port: int | None, workers: int | None, initialise: bool) -> None:
    """Serve the pages until Ctrl-C."""
    settings = read_settings()
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    signal.signal(signal.SIGTERM, stop)
    write_no_core_file()
    where = (host or settings.host, port or settings.port)
    with open_runtime(settings, ready=not initialise) as runtime, listen(*where) as listener:
        if initialise:
            prepare(runtime)
        else:
            with runtime.database.reading() as session:
                runtime.live.current(session)  # once: asked again it may start a thread, and workers fork before any
        click.echo(_("talentmatch is at %(address)s (Ctrl-C ends it)", address=address_of(listener)))
        answer(runtime, listener, workers or settings.workers)
    click.echo(_("talentmatch has ended."))


def answer(runtime: Runtime, listener: socket.socket, workers: int) -> None:
    """Answer requests in this process, or in several."""
    if workers == 1:
        run(runtime, listener)
        return
    runtime.database.engine.dispose()  # two processes must not share a connection
    with suppress(KeyboardInterrupt):
        run_workers(workers, lambda: work(runtime, listener))


def work(runtime: Runtime, listener: socket.socket) -> None:
    """Answer requests as one of several processes; one that replaces another first looks at what has changed since."""
    signal.signal(signal.SIGTERM, stop)
    try:
        with runtime.database.reading() as session:
            if not runtime.live.is_current(session):
                runtime.live.refresh(session)
        run(runtime, listener)
    finally:
        close_runtime(runtime)


def stop(_signal: int, _frame: object) -> None:
    """End as with Ctrl-C when a service manager asks for it, however often it asks."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def write_no_core_file() -> None:
    """Let a crash leave no copy of the memory, in which texts of visitors may stand."""
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket; raise ConfigurationError when the port is taken or the address is not ours."""
    try:
        family, _kind, _proto, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=CONNECTION_LIMIT)
    except OSError as error:
        message = N_(
            "Cannot listen on %(host)s port %(port)s: %(reason)s. Choose another, for example: make run PORT=8001"
        )
        raise ConfigurationError(message, host=host, port=port, reason=str(error.strerror).split(" (")[0]) from None


def address_of(listener: socket.socket) -> str:
    """Return the web address of a listening socket."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def proxy_options(address: str) -> dict[str, Any]:
    """Return how far waitress believes what a proxy says of the visitor; without a trusted one, not at all."""
    if not address:
        return {"clear_untrusted_proxy_headers": True}
    return {
        "trusted_proxy": address,
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }


def run(runtime: Runtime, listener: socket.socket) -> None:
    """Answer requests with waitress; its poll loop holds many slow connections at once."""
    settings, app = runtime.settings, create_app(runtime)
    server = create_server(
        KeptAnswers(app, runtime, settings.answers_mb * 1_000_000),
        sockets=[listener],
        threads=settings.threads,
        connection_limit=CONNECTION_LIMIT,
        channel_timeout=CHANNEL_TIMEOUT_S,
        asyncore_use_poll=True,
        max_request_body_size=LARGEST_BODY_BYTES,
        ident=None,
        **proxy_options(settings.trusted_proxy),
    )
    server.channel_class = BodyChannel
    try:
        server.run()
    finally:
        server.close()
        tally_of(app).write()
