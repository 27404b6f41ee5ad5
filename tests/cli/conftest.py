"""What the tests of commands share: a command line over an empty or a filled database."""

import pytest

from talentmatch.cli import main
from talentmatch.config import read_settings
from tests.databases import copy_model


@pytest.fixture
def run(empty_url, tmp_path, monkeypatch, capsys):
    """Run a command and give its exit status, standard output and standard error."""
    monkeypatch.setenv("DATABASE_URL", empty_url)
    monkeypatch.setenv("TALENTMATCH_INSTANCE", str(tmp_path / "instance"))
    monkeypatch.setenv("LANG", "C")

    def command(*args):
        with pytest.raises(SystemExit) as ended:
            main(args)
        output = capsys.readouterr()
        return ended.value.code or 0, output.out, output.err

    return command


@pytest.fixture
def ready(run):
    """Begin with a database that holds the small catalogue."""
    copy_model(read_settings())
    return run
