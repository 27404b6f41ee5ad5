"""Settings come from the environment, and all faults are told at once."""

import pytest

from talentmatch.config import read_settings
from talentmatch.errors import ConfigurationError


def test_it_works_without_any_setting(tmp_path):
    settings = read_settings({"TALENTMATCH_INSTANCE": str(tmp_path)})
    assert settings.database_url == f"sqlite:///{tmp_path / 'talentmatch.db'}"
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)


def test_it_reports_all_faults_at_once():
    faulty = {"TALENTMATCH_PORT": "99999", "DATABASE_URL": "mysql://x/y", "TALENTMATCH_LOG_LEVEL": "LOUD"}
    with pytest.raises(ConfigurationError) as caught:
        read_settings(faulty)
    assert all(name in str(caught.value) for name in faulty)


@pytest.mark.parametrize("port", ["-1", "0", "abc", "٣", "1_000", "8000 "])
def test_it_refuses_a_port_that_is_none(port):
    with pytest.raises(ConfigurationError, match="TALENTMATCH_PORT"):
        read_settings({"TALENTMATCH_PORT": port})


@pytest.mark.parametrize("url", ["postgres://u@h/d", "postgresql://u@h/d"])
def test_it_reads_every_spelling_of_postgresql(url):
    assert read_settings({"DATABASE_URL": url}).database_url == "postgresql+psycopg://u@h/d"


def test_links_begin_with_the_address_that_is_set_or_listened_on():
    assert read_settings({"TALENTMATCH_PORT": "8001"}).base_url == "http://127.0.0.1:8001"
    assert (
        read_settings({"TALENTMATCH_BASE_URL": "https://talentmatch.example/"}).base_url
        == "https://talentmatch.example"
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TALENTMATCH_BASE_URL", "talentmatch.example"),
        ("TALENTMATCH_BASE_URL", "https://x:port"),
        ("TALENTMATCH_SMTP_URL", "http://mail.example"),
        ("TALENTMATCH_ADMIN_TOTP", "never"),
        ("TALENTMATCH_TRUSTED_PROXY", "*"),
        ("TALENTMATCH_CONFIRM_MONTHS", "never"),
        ("TALENTMATCH_CONFIRM_MONTHS", "-1"),
        ("TALENTMATCH_DESIGN_PAGE", "yes"),
    ],
)
def test_it_refuses_what_accounts_cannot_work_with(name, value):
    with pytest.raises(ConfigurationError, match=name):
        read_settings({name: value})
