"""The commands about tokens: made and printed once, listed, revoked."""

import re

import pytest

pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True, scope="session")


def test_make_list_and_revoke_a_token(ready, tmp_path):
    ready("accounts", "invite", "ann@example.org", "--role", "editor")
    code, out, _ = ready("tokens", "create", "ann@example.org", "Our website", "--scope", "catalogue:write")
    assert (code, bool(re.fullmatch(r"tm_[\w-]{43}", out.splitlines()[-1]))) == (0, True)
    listed = ready("tokens", "list", "ann@example.org")[1]
    found = re.fullmatch(r" +(\d+) (tm_.{5})… \d{4}-\d\d-\d\d - +catalogue:write Our website\n", listed)
    assert out.splitlines()[-1].startswith(found[2])
    assert "Our website" in next((tmp_path / "instance" / "mail").glob("*.eml")).read_text()
    assert ready("tokens", "revoke", found[1])[:2] == (0, f"Token {found[1]} is revoked.\n")
    assert "ended" in ready("tokens", "list", "ann@example.org")[1]


def test_say_what_an_account_may_not_give(ready):
    ready("accounts", "invite", "ann@example.org", "--role", "editor")
    code, _, err = ready("tokens", "create", "ann@example.org", "x", "--scope", "needs:read")
    assert (code, "needs:read" in err) == (2, True)
    assert ready("tokens", "create", "ann@example.org", "x", "--days", "366")[0] == 2
