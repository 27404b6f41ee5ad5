"""The desk over a catalogue of each test's own, with a client for each role."""

import pytest

from talentmatch.runtime import close_runtime
from tests.databases import filled_runtime, settings_for
from tests.web.checked import CheckedClient, checked
from tests.web.desk.signed_in import HEADER, create_signed_in_app


class Desk(CheckedClient):
    """A client that acts for a role, sends forms as they stand on a page, and follows where they lead."""

    def __init__(self, client, role):
        super().__init__(client)
        self.headers = {HEADER: role}

    def get(self, address, status=200):
        return super().get(address, status, headers=self.headers)

    def post(self, address, data, status=303):
        answer = self.client.post(address, data=data, headers=self.headers)
        if status != 303:
            return checked(address, answer, status)
        assert answer.status_code == 303, (answer.status, answer.get_data(as_text=True)[-2000:])
        return self.get(answer.headers["Location"])


def filled(page):
    """Return what a form of a page holds, as a browser would send it."""
    found = {}
    for element in page.tree.find(".//main").iter():
        name = element.get("name")
        if element.tag == "textarea":
            found[name] = [("".join(element.itertext())).removeprefix("\n")]
        elif element.tag == "select":
            found[name] = [o.get("value") for o in element.iter("option") if o.get("selected") is not None][:1] or [""]
        elif element.tag == "input" and element.get("type") in ("checkbox", "radio"):
            found.setdefault(name, []).extend([element.get("value")] if element.get("checked") is not None else [])
        elif element.tag == "input":
            found.setdefault(name, []).append(element.get("value") or "")
    return found


@pytest.fixture
def own(empty_url, tmp_path):
    """Give a runtime of this test's own, to be changed at will."""
    runtime = filled_runtime(settings_for(empty_url, tmp_path / "instance"))
    yield runtime
    close_runtime(runtime)


@pytest.fixture
def desk(own):
    """Give a function that returns the client of a role."""
    app = create_signed_in_app(own)
    return lambda role="editor": Desk(app.test_client(), role)
