"""No page asks the database more often because there is more to show."""

from contextlib import contextmanager

from sqlalchemy import event

from talentmatch.employers.overview import PAGE_SIZE
from talentmatch.models import NeedLink, SkillNeed
from tests.counting import here
from tests.web.needs.conftest import NOW

SKILLS = ("good-manufacturing-practice", "aseptic-work", "hplc", "automation", "packaging", "chemistry", "atmp")


@contextmanager
def asked(own):
    found = []
    listen = (own.database.engine, "before_cursor_execute", here(lambda *_: found.append(1)))
    event.listen(*listen)
    yield found
    event.remove(*listen)


def cost(own, client, address):
    client.get(address)
    with asked(own) as found:
        client.get(address)
    return len(found)


def test_the_list_asks_as_often_for_many_needs_as_for_one(visitor, own, add_need):
    add_need()
    one = cost(own, visitor(), "/en/company")
    for number in range(12):
        add_need(title=f"Operator {number}", skills=SKILLS)
    assert cost(own, visitor(), "/en/company") == one


def test_the_form_asks_as_often_for_many_skills_as_for_one(visitor, own, add_need):
    few, many = add_need(), add_need(skills=SKILLS, place_ids=["niel", "gent"])
    assert cost(own, visitor(), f"/en/company/needs/{many}") == cost(own, visitor(), f"/en/company/needs/{few}")


def test_the_queue_asks_as_often_for_many_needs_as_for_one(visitor, own, add_need):
    wait(own, add_need(origin="mail"))
    one = cost(own, visitor("editor"), "/en/admin/needs")
    for _number in range(5):
        wait(own, add_need(origin="mail", skills=SKILLS))
    assert cost(own, visitor("editor"), "/en/admin/needs") == one


def wait(own, need_id):
    with own.database.writing() as session:
        session.get_one(SkillNeed, need_id).state = "waiting"
        session.add(NeedLink(token_hash=need_id, email="jo@x.example", company_name="X", lang="nl", need_id=need_id,
                             created_at=NOW, expires_at=NOW))  # fmt: skip


def test_the_list_is_read_page_by_page(visitor, add_need):
    for number in range(PAGE_SIZE + 1):
        add_need(title=f"Operator {number:02}")
    page = visitor().get("/en/company?page=2")
    assert "Operator" in page.text
    ways = ("profiles", "new", "vacancy", "import")
    assert len([link for link in page.links() if "/company/needs/" in link and not link.endswith(ways)]) == 1
