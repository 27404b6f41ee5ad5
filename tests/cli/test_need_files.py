"""The needs of a company go out and come in by command."""

import pytest

from tests.exchange.test_need_files import raw

pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True, scope="session")
OF_GSK = ("--company", "gsk")


@pytest.fixture
def sent(tmp_path):
    path = tmp_path / "needs.csv"
    path.write_bytes(raw({"title": "Operator", "skills_essential": "GMP"}, {"title": "Analyst"}))
    return str(path)


def test_it_imports_exports_and_undoes(ready, sent, tmp_path):
    code, out, _ = ready("import", "needs", sent, *OF_GSK, "--dry-run")
    assert (code, "nothing was stored" in out) == (0, True)
    code, out, _ = ready("import", "needs", sent, *OF_GSK)
    assert (code, "Import 1 is applied." in out) == (0, True)
    assert "There is nothing to do." in ready("import", "needs", sent, *OF_GSK)[1]
    fetched = str(tmp_path / "out.xlsx")
    assert "2 records" in ready("export", "needs", fetched, *OF_GSK)[1]
    assert "There is nothing to do." in ready("import", "needs", fetched, *OF_GSK)[1]
    assert "Import 1 is undone: 2 records" in ready("undo-import", "1")[1]
    assert "0 records" in ready("export", "needs", fetched, *OF_GSK)[1]


def test_it_refuses_what_it_cannot_store_and_says_why(ready, sent, tmp_path):
    assert "--company" in ready("import", "needs", sent)[2]
    assert "no such record" in ready("import", "needs", sent, "--company", "nobody")[2]
    broken = tmp_path / "broken.csv"
    broken.write_bytes(raw({"people": "0"}, {"title": "Fine"}))
    code, _, told = ready("import", "needs", str(broken), *OF_GSK)
    assert (code > 0, "line 2, column people" in told) == (True, True)
    code, out, _ = ready("import", "needs", str(broken), *OF_GSK, "--skip-bad")
    assert (code, "is applied" in out) == (0, True)
    assert "0" in (tmp_path / "broken.csv.rejects.csv").read_text()


def test_it_writes_an_empty_file(ready, tmp_path):
    path = tmp_path / "empty.csv"
    assert ready("export", "needs", str(path), "--template")[0] == 0
    assert path.read_text().startswith("id,title,title_lang")
