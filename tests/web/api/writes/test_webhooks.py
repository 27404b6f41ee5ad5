"""A program registers an address for the account of its token, and sees nobody else's."""

ENTERED = {"address": "https://hooks.example/in", "kinds": ["need.published", "programme.changed"]}


def test_a_webhook_is_registered_listed_tested_and_removed(programs):
    owner, other = programs["employer"], programs["outsider"]
    made = owner("POST", "/webhooks", ENTERED, status=201).get_json()
    assert made.pop("secret").startswith("whsec_")
    assert made["kinds"] == ["programme.changed", "need.published"]
    assert owner("GET", "/webhooks").get_json() == {"items": [made]}
    assert other("GET", "/webhooks").get_json() == programs["admin"]("GET", "/webhooks").get_json() == {"items": []}
    one = f"/webhooks/{made['id']}"
    assert owner("POST", f"{one}/ping").get_json() == made
    owner("POST", f"{one}/ping", status=422)
    other("DELETE", one, status=404)
    assert owner("DELETE", one).get_json() == made
    owner("DELETE", one, status=404)


def test_an_address_that_is_not_public_is_refused_by_a_pointer(programs):
    body = {"address": "http://169.254.169.254/latest", "kinds": ["x"]}
    refused = programs["editor"]("POST", "/webhooks", body, status=422)
    assert {fault["pointer"].split("/")[1] for fault in refused.get_json()["errors"]} == {"address", "kinds"}
