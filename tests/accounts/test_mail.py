"""Mail goes to a server, or into files where there is none; a server that hangs holds nobody up."""

import socket
import stat
import time
from email import message_from_bytes, policy

import pytest

from talentmatch.accounts.mail import FileMailer, Mail, SmtpMailer, mailer_for
from talentmatch.errors import Busy

MAIL = Mail("ann@example.org", "Één onderwerp", "Een link:\n\nhttps://talentmatch.example/nl/x\n")


def test_without_a_server_it_is_a_file_that_only_its_owner_reads(tmp_path):
    mailer_for("", "site@example.org", tmp_path / "mail").send(MAIL)
    file = next((tmp_path / "mail").glob("*.eml"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert (message["To"], message["From"], message["Subject"]) == (MAIL.to, "site@example.org", MAIL.subject)
    assert message.get_content() == MAIL.body


def test_a_header_cannot_be_smuggled_in(tmp_path):
    with pytest.raises(ValueError, match="linefeed"):
        FileMailer(tmp_path, "site@example.org").send(Mail("ann@example.org\nBcc: all@example.org", "x", "y"))


def test_a_server_that_is_not_there_is_said_to_be_busy():
    assert isinstance(mailer_for("smtp://127.0.0.1:1", "site@example.org", None), SmtpMailer)
    with pytest.raises(Busy):
        SmtpMailer("smtp://127.0.0.1:1", "site@example.org").send(MAIL)


@pytest.mark.slow
def test_a_server_that_hangs_holds_nobody_up():
    with socket.create_server(("127.0.0.1", 0)) as server:
        started = time.monotonic()
        with pytest.raises(Busy):
            SmtpMailer(f"smtp://127.0.0.1:{server.getsockname()[1]}", "site@example.org").send(MAIL)
        assert time.monotonic() - started < 5
