"""The client reads every address of the interface, page by page, and is patient."""

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from talentmatch.client import Client, Patience, Problem, Unreachable, WrongAnswer
from talentmatch.client.patience import seconds_of
from talentmatch.interface.schemas import Company

PROFILE = "profile-cleanroom-operator"
GMP = "good-manufacturing-practice"
COMPANY = {"id": "a", "name": "A", "aliases": [], "description": None, "place_ids": [], "source_urls": []}
EMPTY = b'{"items": [], "total": 0, "next": null}'


def test_it_walks_every_list_to_its_end_and_reads_each_record(client):
    kinds = {
        "provider": client.providers(limit=3),
        "programme": client.programmes(limit=7, include=["skills"]),
        "course_instance": client.course_instances(),
        "skill": client.skills(limit=50),
        "job_profile": client.job_profiles(),
        "company": client.companies(),
    }
    for name, found in kinds.items():
        items = list(found)
        ids = [item.id for item in items]
        assert ids == sorted(set(ids))
        assert ids
        assert getattr(client, name)(ids[0]).id == ids[0]
    assert list(client.occupations()) == []
    assert client.programme("gmp-atmp-summer-school", ["skills", "provider"]).skills
    assert {one.region for one in client.providers(region=["flanders"], include=["places"])} == {"flanders"}


def test_it_asks_every_question(client):
    assert client.search("cleanroom", language=["nl", "en"], exact=False, page=1).results
    assert client.suggest("asep")
    assert client.suggest(where="Gen")[0].kind == "place"
    assert client.balance(area="gmp_quality").items
    assert client.match(profile=PROFILE, limit=2).results[1].score > 0
    assert [one.profile_id for one in client.match_many([PROFILE], limit=1).items] == [PROFILE]
    assert client.gap(skills=[GMP], held=(GMP,)).share == 1
    assert client.pathway(profile=PROFILE, near="Gent", starting=date(2026, 1, 1)).way.steps
    assert client.link("GMP en cleanroom", "nl").mentions[0].skill.id == GMP


def test_it_follows_the_changes_until_there_are_no_more(client):
    pages = list(client.follow_changes(limit=200))
    told = {(change.table, change.id) for page in pages for change in page.changes}
    assert ("programmes", "gmp-atmp-summer-school") in told
    assert client.changes(pages[-1].next).changes == []


def test_a_refusal_says_what_is_wrong_and_where(client):
    with pytest.raises(Problem, match=r"no skill nobody") as refused:
        client.gap(skills=[GMP, "nobody"])
    problem = refused.value
    assert (problem.status, problem.pointer) == (400, "/skills/1")
    assert problem.type.endswith("/api/v1/docs#invalid-request")
    with pytest.raises(Problem) as unknown:
        client.company("no/body?x=1")
    assert unknown.value.status == 404


def test_it_speaks_the_language_it_was_given_and_shows_its_token(patient, moody):
    client, _ = patient
    moody.answers.append((200, {}, EMPTY))
    assert list(client.companies()) == []
    headers = moody.asked[0][2]
    assert (headers["Accept-Language"], headers["Authorization"]) == ("nl", "Bearer t0ken")


def test_it_asks_again_when_it_is_too_many_and_waits_as_long_as_it_is_told(patient, moody):
    client, pauses = patient
    moody.answers.extend([(429, {"Retry-After": "7"}, b""), (503, {}, b""), (200, {}, b'{"items": []}')])
    assert client.suggest("x") == []
    assert pauses[0] == 7
    assert 0 <= pauses[1] <= 1
    moody.answers.extend([(503, {"Retry-After": "3600"}, b"<html>")])
    with pytest.raises(Problem) as refused:
        client.match(text="x")
    assert (refused.value.status, len(moody.asked), len(pauses)) == (503, 4, 2)


def test_it_gives_up_after_its_retries_and_asks_a_wrong_question_once(patient, moody):
    client, pauses = patient
    moody.answers.extend([(503, {}, b"{}")] * 5)
    with pytest.raises(Problem):
        client.balance()
    assert len(pauses) == 4
    moody.answers.append((404, {}, b'{"detail": "Nothing here.", "status": 404}'))
    with pytest.raises(Problem, match="Nothing here"):
        client.skill("x")
    with pytest.raises(WrongAnswer, match=r"/api/v1/companies/x answers is not"):
        client.company("x")


def test_it_says_when_nobody_answers(moody):
    pauses = []
    moody.shutdown()
    moody.server_close()
    with (
        Client(moody.address, patience=Patience(retries=2, sleep=pauses.append)) as client,
        pytest.raises(Unreachable, match="ConnectError"),
    ):
        client.search("x")
    assert len(pauses) == 2


def test_what_a_newer_server_tells_besides_is_left_out(patient, moody):
    client, _ = patient
    moody.answers.append((200, {}, Company(**COMPANY, checked_on=date(2026, 1, 1)).model_dump_json()[:-1].encode()))
    status, headers, body = moody.answers.pop()
    moody.answers.append((status, headers, body + b', "new": {"thing": 1}}'))
    assert client.company("a").name == "A"


def test_a_moment_to_come_back_is_read_as_seconds():
    now = datetime(2026, 11, 26, 12, tzinfo=UTC)
    assert seconds_of("Thu, 26 Nov 2026 12:00:30 GMT", now) == 30
    assert seconds_of("Thu, 26 Nov 2026 11:00:00 GMT", now) == seconds_of("soon", now) == seconds_of("", now) == 0


def test_it_needs_neither_flask_nor_a_database():
    program = (
        "import sys, talentmatch.client\n"
        "print(sorted({name.split('.')[0] for name in sys.modules}"
        " & {'flask', 'werkzeug', 'sqlalchemy', 'sqlmodel', 'numpy', 'sklearn'}))"
    )
    assert subprocess.check_output([sys.executable, "-c", program], text=True).strip() == "[]"
