"""A frame on a page of another site takes the height of its content."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

pytestmark = pytest.mark.browser
PAGE = (
    "<!doctype html><iframe src='{site}/nl/embed/search?q=cleanroom' width='100%' height='40'></iframe>"
    "<script src='{site}/static/js/frames.js' async></script>"
)


@pytest.fixture
def other_site(site):
    """Serve a page of somebody else and give its address."""

    class Host(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(PAGE.format(site=site).encode())

        def log_message(self, *_told):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Host) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def test_a_frame_takes_the_height_of_its_content(open_page, other_site):
    page = open_page(other_site, width=400)
    page.wait_for_function("() => document.querySelector('iframe').clientHeight > 400")
    inside = page.frames[1].evaluate("() => Math.ceil(document.documentElement.getBoundingClientRect().height)")
    assert page.locator("iframe").evaluate("e => e.clientHeight") == inside
    assert page.context.cookies() == []
