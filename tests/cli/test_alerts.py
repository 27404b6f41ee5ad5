"""The command that sends alerts."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest

from talentmatch.accounts.mail import FileMailer
from talentmatch.cli import main
from talentmatch.employers.alerts import AlertInput, ask_to_watch, confirm_alert
from talentmatch.errors import Busy
from talentmatch.i18n import N_
from talentmatch.runtime import close_runtime
from tests.databases import filled_runtime, settings_for
from tests.web.answers.conftest import fill


@pytest.fixture
def instance(tmp_path, monkeypatch):
    """Give the folder of an instance in which a provider hears of three needs."""
    url = f"sqlite:///{tmp_path}/talentmatch.db"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("TALENTMATCH_INSTANCE", str(tmp_path))
    runtime = filled_runtime(settings_for(url, tmp_path))
    before = datetime.now(UTC) - timedelta(days=2)
    with runtime.database.writing() as session:
        data = AlertInput(email="piet@example.org", provider_id="aptaskil")
        confirm_alert(session, ask_to_watch(session, data, lang="fr", now=before), before)
    fill(runtime)
    close_runtime(runtime)
    return tmp_path


def run():
    with pytest.raises(SystemExit) as ended:
        main(["send-alerts"])
    return ended.value.code


def mails(folder):
    return [message_from_bytes(path.read_bytes(), policy=policy.default) for path in (folder / "mail").glob("*.eml")]


def test_sends_one_mail_and_none_when_run_again(instance, capsys):
    assert run() == 0
    assert run() == 0
    assert capsys.readouterr().out.splitlines() == ["1 mail sent", "0 mails sent"]
    (mail,) = mails(instance)
    text = mail.get_content()
    assert mail["To"] == "piet@example.org"
    assert "/fr/needs/anonymous" in text
    assert "/fr/needs/embargoed" not in text
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["List-Unsubscribe"].strip("<>") in text


def test_tells_later_what_a_mail_server_did_not_take(instance, monkeypatch, capsys):
    def refuse(self, mail):
        raise Busy(N_("The mail could not be sent. Try again in a few minutes."))

    with monkeypatch.context() as patched:
        patched.setattr(FileMailer, "send", refuse)
        assert run() == 2
    assert run() == 0
    assert len(mails(instance)) == 1
