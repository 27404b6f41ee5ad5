"""Programs that write at the same moment: one wins, the others are told, nothing is lost."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from tests.web.api.conftest import PREFIX
from tests.web.api.writes.bodies import NEED, PROGRAMME

MANY = 8


def at_once(programs, name, method, address, body, headers):
    """Return how often each status came when several programs send the same kind of request at the same moment."""
    app, token = programs[name].client.application, programs[name].token

    def send(number):
        client = app.test_client(use_cookies=False)
        sent = {"Authorization": f"Bearer {token}", **headers}
        return client.open(PREFIX + address, method=method, json=body(number), headers=sent).status_code

    with ThreadPoolExecutor(MANY) as pool:
        return Counter(pool.map(send, range(MANY)))


def test_one_change_of_several_from_the_same_version_is_made(programs):
    made = programs["editor"]("POST", "/programmes", PROGRAMME.body("at-once"), status=201)
    one, tag = "/programmes/at-once/record", {"If-Match": made.headers["ETag"]}
    assert at_once(programs, "editor", "PATCH", one, lambda n: {"hours": n + 1}, tag) == {200: 1, 412: MANY - 1}
    assert programs["editor"]("GET", one).get_json()["version"] == 2
    need = programs["employer"]("POST", "/company/needs", NEED, status=201)
    one, tag = need.headers["Location"].removeprefix(PREFIX), {"If-Match": need.headers["ETag"]}
    assert at_once(programs, "employer", "PATCH", one, lambda n: {"people": n + 9}, tag) == {200: 1, 412: MANY - 1}


def test_a_need_that_is_sent_several_times_under_one_key_is_added_once(programs):
    before = programs["employer"]("GET", "/company/needs").get_json()["total"]
    found = at_once(programs, "employer", "POST", "/company/needs", lambda _: NEED, {"Idempotency-Key": "k-1"})
    assert found[201] >= 1
    assert found[201] + found[409] == MANY
    assert programs["employer"]("GET", "/company/needs").get_json()["total"] == before + 1
    again = programs["employer"]("POST", "/company/needs", NEED, status=201, headers={"Idempotency-Key": "k-1"})
    assert again.headers["ETag"] == f'"skill-need-{again.get_json()["id"]}-1"'


def test_one_record_of_several_with_the_same_identifier_is_added(programs):
    found = at_once(programs, "editor", "POST", "/programmes", lambda _: PROGRAMME.body("same-name"), {})
    assert found == {201: 1, 409: MANY - 1}
