"""No company ever sees anything of a job-seeker: the schema has no place for it, and no page, table or log holds it."""

import ast
import logging
import re

from sqlalchemy import text
from sqlmodel import SQLModel

from talentmatch import models
from talentmatch.resources import PACKAGE
from tests.web.desk.signed_in import HEADER

PERSONAL = re.compile(r"applica(nt|tion)|candidate|\bcv\b|(^|_)cv(_|$)|resume|curriculum|seeker|talent_pool")
OF_COMPANIES = ("employers", "web/company")
SEEKERS_TEXTS = {"talentmatch.web.seeker.match", "match_text", "TextMatch"}
CANARY = "zyxquorvel"


def test_no_table_or_column_is_made_for_people_who_look_for_work():
    assert models.SkillNeed.__table__ in SQLModel.metadata.tables.values()
    names = {f"{table.name}.{column.name}" for table in SQLModel.metadata.tables.values() for column in table.columns}
    assert [name for name in sorted(names) if any(PERSONAL.search(part) for part in name.split("."))] == []


def test_no_table_links_a_company_to_a_text_of_a_visitor():
    linked = {table.name for table in SQLModel.metadata.tables.values()
              if any(key.column.table.name == "company" for key in table.foreign_keys)}  # fmt: skip
    assert linked <= {"account", "job_profile", "programme_interest", "skill_need", "team_role"} | {
        name for name in linked if name.startswith(("company_", "contact_"))
    }


def test_no_page_of_companies_reads_what_seekers_write():
    for room in OF_COMPANIES:
        for path in (PACKAGE / room).rglob("*.py"):
            used = {name for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) for name in imported(node)}
            assert not used & SEEKERS_TEXTS, path


def imported(node):
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield node.module
        yield from (alias.name for alias in node.names)


def test_a_text_that_a_seeker_typed_shows_up_nowhere(visitor, own, add_need, caplog):
    need_id = add_need(publish=True)
    caplog.set_level(logging.DEBUG)
    typed = f"I am {CANARY} and I know good manufacturing practice and cleanroom work."
    assert visitor("").post("/en/match", {"text": typed}, 200)
    for address in employer_addresses(visitor().client.application, need_id):
        answer = visitor().client.get(address, headers={HEADER: "employer"})
        assert CANARY not in answer.get_data(as_text=True).lower(), address
    assert CANARY not in caplog.text.lower()
    with own.database.reading() as session:
        for table in SQLModel.metadata.tables.values():
            rows = session.execute(text(f'SELECT * FROM "{table.name}"')).all()
            assert CANARY not in repr(rows).lower(), table.name


def employer_addresses(app, need_id):
    with app.test_request_context("/en/"):
        adapter = app.url_map.bind("localhost")
        for rule in app.url_map.iter_rules():
            mine = app.extensions["permissions"].get(rule.endpoint) == "needs.edit"
            if mine and "GET" in rule.methods and rule.arguments <= {"lang", "need_id"}:
                values = {"lang": "en", "need_id": need_id}
                yield adapter.build(rule.endpoint, {name: values[name] for name in rule.arguments}, method="GET")
