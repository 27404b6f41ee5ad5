"""Write through the interface in a fixed order: add, change over the right and a wrong version, take through states."""

import json
from dataclasses import dataclass

from tests.proof.asking import DRAWN, plain
from tests.web.api.conftest import PREFIX
from tests.web.api.writes.bodies import NEED, SAMPLES

NEEDS = "/company/needs"


@dataclass(frozen=True)
class Sender:
    """Send what a program with a token writes."""

    client: object
    token: str

    def send(self, method, address, body=None, tag=None):
        headers = {"Authorization": f"Bearer {self.token}"} | ({"If-Match": tag} if tag else {})
        content = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        return self.client.open(PREFIX + address, method=method, headers=headers, **content)


def story(programs, number):
    """Return the status, kind and content of every answer of a story, with the tag of the version."""
    admin, employer = programs
    sample = SAMPLES[number % len(SAMPLES)]
    name, new = f"same-{number}", sample.body(f"same-{number}")
    found = [admin.send("POST", f"/{sample.path}", new), admin.send("POST", f"/{sample.path}", new)]
    found.append(admin.send("POST", f"/{sample.path}", new | {"id": "../x", "version": 7}))
    found += lived(admin, f"/{sample.path}/{name}/record", dict([sample.change]), ("publish", "archive", "withdraw"))
    made = employer.send("POST", NEEDS, NEED | {"title": f"Need {number}"})
    one = made.headers["Location"].removeprefix(PREFIX)
    found += [made, *lived(employer, one, {"people": 7}, ("publish", "close", "close"))]
    return [(got.status_code, got.mimetype, plain(got), DRAWN.sub("…", got.headers.get("ETag", ""))) for got in found]


def lived(program, one, change, steps):
    """Return the answers to changes of a record: without a version, over an old one, over its own, and its steps."""
    first = program.send("GET", one).headers["ETag"]
    found = [program.send("PATCH", one, change, tag) for tag in (None, first, first)]
    for action in steps:
        tag = program.send("GET", one).headers["ETag"]
        found.append(program.send("POST", f"{one}/state", {"action": action}, tag))
    return [*found, program.send("GET", one)]
