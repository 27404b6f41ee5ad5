"""What a proxy says of the visitor is believed only when the settings name that proxy."""

import pytest
from waitress import create_server
from werkzeug.test import create_environ, run_wsgi_app

from talentmatch.cli.serve import proxy_options

SAID = {"X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "https"}


@pytest.mark.parametrize(
    ("trusted", "seen"),
    [("127.0.0.1", "192.0.2.7 https"), ("", "127.0.0.1 http"), ("192.0.2.9", "127.0.0.1 http")],
)
def test_it_believes_the_named_proxy_alone(trusted, seen):
    def tell(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [f"{environ['REMOTE_ADDR']} {environ['wsgi.url_scheme']}".encode()]

    server = create_server(tell, host="127.0.0.1", port=0, **proxy_options(trusted))
    body, _status, _headers = run_wsgi_app(
        server.application, create_environ(headers=SAID, environ_base={"REMOTE_ADDR": "127.0.0.1"})
    )
    server.close()
    assert b"".join(body).decode() == seen
