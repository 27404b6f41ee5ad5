"""The doctor says what is wrong around the product and how to mend it."""

import shutil
import socket

import pytest

from talentmatch.cli import doctor_machine


def test_all_is_well_on_a_machine_that_was_set_up(ready):
    code, out, _ = ready("doctor")
    assert code == 0
    assert [line.partition(":")[0] for line in out.splitlines()] == [
        "Settings", "Disk", "Mail", "Database", "Catalogue", "Index", "Meaning",
    ]  # fmt: skip
    assert "mails are written to files" in out


def test_every_fault_around_the_product_is_named_with_its_remedy(ready, monkeypatch):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # bound and not listening: a port that refuses
        monkeypatch.setenv("TALENTMATCH_SMTP_URL", f"smtp://127.0.0.1:{nobody.getsockname()[1]}")
        monkeypatch.setenv("TALENTMATCH_BASE_URL", "http://match.example")
        monkeypatch.setattr(doctor_machine, "LEAST_FREE", shutil.disk_usage("/").total)
        code, out, _ = ready("doctor")
    assert code == 78
    for told in ("set TALENTMATCH_BASE_URL to its https address", "Make room", "Check TALENTMATCH_SMTP_URL"):
        assert told in out
    assert "Index: " in out  # what does not depend on these is looked at as well


def test_a_database_that_is_not_set_up_is_a_fault(run):
    code, out, _ = run("doctor")
    assert (code, "Run: talentmatch init" in out) == (78, True)


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_a_shell_can_complete_commands(run, shell):
    code, out, _ = run("completion", shell)
    assert (code, f"_TALENTMATCH_COMPLETE={shell}_complete" in out) == (0, True)
