"""The pages of a team: a form, a file that is looked at first, and the training plan to take along."""

import csv
import io

from talentmatch.employers.team import people_of
from talentmatch.models import choosing
from tests.web.desk.conftest import filled
from tests.web.needs.conftest import GMP, OURS

TEAM, PLAN = "/en/company/team", "/en/company/team/plan"
OPERATOR, TECHNICIAN = "profile-cleanroom-operator", "pfizer-technical-operator"


def stored(own, company=OURS):
    with own.database.reading() as session:
        return people_of(session, company)


def hire(employer, profile_id=OPERATOR, people="4", status=303):
    return employer.post(TEAM, {**filled(employer.get(TEAM)), "add": profile_id, "add_people": people}, status)


def send(employer, text, status=200):
    return employer.post(f"{TEAM}/file", {"file": (io.BytesIO(text.encode()), "team.csv")}, status)


def test_is_filled_in_row_by_row(visitor, own):
    hire(visitor())
    page = hire(visitor(), TECHNICIAN, "2")
    assert "Saved." in page.text
    assert stored(own) == {OPERATOR: 4, TECHNICIAN: 2}
    visitor().post(TEAM, {**filled(page), f"people-{OPERATOR}": "0"})
    assert stored(own) == {TECHNICIAN: 2}


def test_keeps_what_was_typed_when_something_is_wrong(visitor, own):
    hire(visitor())
    page = visitor().post(TEAM, {**filled(visitor().get(TEAM)), f"people-{OPERATOR}": "some"}, 422)
    assert "some: is not a whole number" in page.text
    assert filled(page)[f"people-{OPERATOR}"] == ["some"]
    assert stored(own) == {OPERATOR: 4}


def test_among_many_profiles_one_is_looked_for_before_it_is_added_and_nothing_is_stored(visitor, own, monkeypatch):
    hire(visitor())
    monkeypatch.setattr(choosing, "MOST", 2)
    first = visitor().get(TEAM)
    assert [option.get("value") for option in first.tree.find(".//select[@id='add']")] == [""]
    typed = {**filled(first), f"people-{OPERATOR}": "7", "job": "technical operator", "search": "1"}
    found = visitor().post(TEAM, typed, 200)
    assert found.tree.find(f".//select[@id='add']//option[@value='{TECHNICIAN}']") is not None
    assert filled(found)[f"people-{OPERATOR}"] == ["7"]
    assert stored(own) == {OPERATOR: 4}
    visitor().post(TEAM, {**filled(found), "add": TECHNICIAN, "add_people": "2"}, 303)
    assert stored(own) == {OPERATOR: 7, TECHNICIAN: 2}


def test_is_not_overwritten_by_a_form_from_before(visitor, own):
    before = filled(visitor().get(TEAM))
    hire(visitor("partner"))
    visitor().post(TEAM, {**before, "add": TECHNICIAN, "add_people": "9"}, 409)
    assert stored(own) == {OPERATOR: 4}


def test_a_stranger_finds_another_team(visitor):
    hire(visitor())
    stranger = visitor("outsider")
    assert f"people-{OPERATOR}" not in filled(stranger.get(TEAM))
    for address in (TEAM, PLAN, f"{TEAM}/roles.csv", f"{PLAN}.csv"):
        stranger.get(f"{address}?company={OURS}", 404)
    stranger.post(f"{TEAM}?company={OURS}", {"seen": f"{OPERATOR}:4"}, 404)
    assert OPERATOR not in stranger.client.get(f"{TEAM}/roles.csv", headers=stranger.headers).get_data(as_text=True)


def test_a_file_is_looked_at_before_it_is_stored(visitor, own):
    hire(visitor())
    page = send(visitor(), f"profile_id,people\n{TECHNICIAN},7\n")
    assert "Nothing is stored until you save." in page.text
    assert stored(own) == {OPERATOR: 4}
    visitor().post(TEAM, filled(page))
    assert stored(own) == {TECHNICIAN: 7}


def test_a_column_of_names_is_refused_by_its_name(visitor, own):
    page = send(visitor(), f"profile_id,people,name\n{OPERATOR},1,Els Maes\n", 422)
    assert "column name: this column is unknown; remove it" in page.text
    assert "Els" not in page.text
    page = send(visitor(), f"profile_id,people\n{OPERATOR},x\nnobody,1\n", 422)
    assert "line 2, column people" in page.text
    assert "line 3, column profile_id" in page.text
    assert stored(own) == {}


def test_goes_out_as_it_comes_in(visitor, own):
    hire(visitor())
    employer = visitor()
    text = employer.client.get(f"{TEAM}/roles.csv", headers=employer.headers).get_data(as_text=True)
    assert filled(send(employer, text))[f"people-{OPERATOR}"] == ["4"]
    assert employer.client.get(f"{TEAM}/roles.pdf", headers=employer.headers).status_code == 404


def test_plans_for_published_needs_and_for_what_is_chosen(visitor, add_need):
    assert "No need is published or chosen" in visitor().get(PLAN).text
    draft = add_need(people=3, title="Draft job")
    add_need(publish=True, people=2)
    page = visitor().get(PLAN)
    assert len(page.all("input", name="need", checked="")) == 1
    both = visitor().get(f"{PLAN}?need={draft}")
    assert [box.get("value") for box in both.all("input", name="need", checked="")] == [draft]
    assert "Proven: no other choice of programmes does better." in both.text
    visitor().get(f"{PLAN}?need=somebody-elses", 404)


def test_the_plan_is_taken_along_as_a_file(visitor, add_need):
    add_need(publish=True, people=2)
    employer = visitor()
    answer = employer.client.get(f"{PLAN}.csv", headers=employer.headers)
    rows = list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))
    assert {row["kind"] for row in rows} == {"seats", "gap"}
    assert [row["people"] for row in rows if row["id"] == GMP] == ["2"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert employer.client.get(f"{PLAN}.xlsx", headers=employer.headers).data[:2] == b"PK"
