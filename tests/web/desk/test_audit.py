"""Administrators read the whole audit log and see whether it is whole."""

import ast

import pytest
from sqlalchemy import inspect, text

from talentmatch.accounts.actor import OPERATOR, Actor
from talentmatch.accounts.audit import record_changes
from talentmatch.catalogue.records import KINDS
from talentmatch.catalogue.states import TARGETS
from talentmatch.employers.inputs import NeedInput
from talentmatch.exchange.catalogue_files import FILES
from talentmatch.resources import PACKAGE
from talentmatch.web.company.words import ACTION as NEED_ACTION
from talentmatch.web.desk.audit_words import TABLE, field_name, field_names
from talentmatch.web.desk.words import ACCOUNT_ACTION, ACTION, MERGING
from tests.catalogue.conftest import NOW
from tests.web.desk.addresses import SCHOOL

PATH = "/en/admin/audit"


@pytest.fixture
def told(own):
    """Give a log of 61 entries: 60 of ann for as many programmes, the newest of the operator."""
    with own.database.writing() as session:
        changed = [(("programme", f"one-{number}"), {"title": ("a", "b" * 300)}) for number in range(60)]
        record_changes(session, Actor("ann@example.org"), "edit", changed, now=NOW)
        record_changes(session, OPERATOR, "create", [(("account", "7"), {})], now=NOW)
    return own


def test_it_shows_the_newest_first_a_page_at_a_time(told, desk):
    page = desk("admin").get(PATH)
    assert page.texts("h2")[:2] == ["Account 7", "Programme one-59"]
    assert ("The audit log is whole." in page.text, len(page.texts("h2"))) == (True, 50)
    second = desk("admin").get(f"{PATH}?page=2")
    assert second.texts("h2")[-1] == "Programme one-0"
    desk("admin").get(f"{PATH}?page=9", status=400)


def test_it_filters_by_person_and_record_and_keeps_both_on_the_next_page(told, desk):
    page = desk("admin").get(f"{PATH}?actor=ann@example.org")
    assert "60 entries" in page.text
    assert f"{PATH}?actor=ann%40example.org&page=2" in page.links()
    assert desk("admin").get(f"{PATH}?record=one-7").texts("h2") == ["Programme one-7"]
    assert "No entry fits" in desk("admin").get(f"{PATH}?record=one-7&actor=eve").text


def test_a_record_leads_to_its_history(own, desk):
    desk().post(f"/en/admin/programmes/{SCHOOL}/state", {"action": "confirm"})
    admin = desk("admin")
    (link,) = {link for link in admin.get(PATH).links() if link.endswith("/history")}
    assert SCHOOL in link
    admin.get(link)


def test_it_says_which_entry_somebody_altered(told, desk):
    with told.database.writing() as session:
        session.execute(text("UPDATE audit_entry SET actor = 'eve' WHERE record_id = 'one-2'"))
    page = desk("admin").get(PATH)
    assert "tampered with: entry" in page.text
    assert "The audit log is whole." not in page.text


@pytest.mark.parametrize("role", ["editor", "provider"])
def test_nobody_else_reads_it(desk, role):
    desk(role).get(PATH, status=403)
    assert "Audit log" not in desk(role).get("/en/admin/").text


def written():
    """Return every action that the code writes, as it stands in the calls that write it."""
    found = set(TARGETS)
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                found |= set(defaults(node))
            elif isinstance(node, ast.Call):
                found |= {text for argument in actions_of(node) for text in texts_of(argument)}
    return found


def defaults(function):
    for argument, value in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True):
        if argument.arg == "action" and value is not None:
            yield from texts_of(value)


def actions_of(call):
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name in ("record_change", "record_changes", "record_account") and len(call.args) > 2:
        yield call.args[2]
    wanted = {"close_change": "status"}.get(name, "action")
    yield from (keyword.value for keyword in call.keywords if keyword.arg == wanted)


def texts_of(value):
    choices = (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,)
    return [part.value for part in choices if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def test_every_action_that_the_code_writes_has_words():
    actions = written()
    assert {"import", "undo_import", "merge", "enable", "disable", "propose", "approved", "end-session"} <= actions
    assert not {action for action in actions if action not in {**ACTION, **ACCOUNT_ACTION, **NEED_ACTION}}


def test_every_table_and_field_that_the_code_writes_has_words():
    tables = [*(file.table for file in FILES), *(kind.table for kind in KINDS.values())]
    for table in tables:
        name = str(table.__tablename__)
        assert name in TABLE
        form = field_names(name)
        columns = [column.key for column in inspect(table).columns if column.key != "folded"]  # told of no change
        assert not [column for column in columns if field_name(form, column) == column], name
    told = {"role", "provider_id", "trusted", "disabled", "email", "name", "programmes", "proposed_by", *MERGING}
    assert not [field for field in told if field_name({}, field) == field]
    of_needs = {"state", "version", "published_at", "reminded_on", "company_id", "copied_from", *NeedInput.model_fields}
    assert not [field for field in of_needs if field_name(field_names("skill_need"), field) == field]
    assert {"account", "unmet_term", "company_request", "skill_need"} <= set(TABLE)


def test_no_raw_name_stands_on_the_page(own, desk):
    changes = {"label_nl": ("a", "b"), "broader_id": (None, "x"), "version": (1, 2)}
    with own.database.writing() as session:
        record_changes(session, OPERATOR, "undo_import", [(("skill", "one-skill"), changes)], now=NOW)
    page = desk("admin").get(PATH)
    assert page.texts("h2") == ["Skill one-skill"]
    assert [name in page.text for name in ("Label, Dutch", "Broader skill", "import taken back")] == [True] * 3
    assert not [name for name in ("label_nl", "broader_id", "undo_import") if name in page.response.text]
