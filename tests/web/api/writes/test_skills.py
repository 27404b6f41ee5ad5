"""Programs say which skills a programme teaches and a job profile asks for."""

import pytest

from tests.web.api.writes.bodies import DAY, PROGRAMME, SAMPLES

EVIDENCE = {"evidence_kind": "source", "evidence_text": "On y travaille en salle blanche", "evidence_lang": "fr",
            "evidence_url": "https://www.aptaskil.be/fr", "checked_on": DAY}  # fmt: skip
PROFILE = next(sample for sample in SAMPLES if sample.path == "job-profiles")


@pytest.mark.parametrize(("sample", "more"), [(PROGRAMME, {}), (PROFILE, {"importance": "essential"})])
def test_a_skill_is_added_changed_and_taken_away_as_versions_of_its_record(programs, sample, more):
    editor, name = programs["editor"], f"skilled-{sample.table.replace('_', '-')}"
    tag = editor("POST", f"/{sample.path}", sample.body(name), status=201).headers["ETag"]
    skills = f"/{sample.path}/{name}/record/skills"
    one, body = f"{skills}/cleanroom-work", {**EVIDENCE, **more}
    editor("PUT", one, body, status=428)
    added = editor("PUT", one, body, tag=tag)
    expected = {"importance": None, **body, "skill_id": "cleanroom-work"}
    assert added.get_json() == {"id": name, "version": 2, "skills": [expected]}
    editor("PUT", one, body, status=412, tag=tag)
    changed = editor("PUT", one, body | {"evidence_text": "Salle blanche"}, tag=added.headers["ETag"])
    assert changed.get_json()["skills"][0]["evidence_text"] == "Salle blanche"
    assert editor("GET", skills).headers["ETag"] == changed.headers["ETag"]
    assert editor("GET", f"/{sample.path}/{name}/record").headers["ETag"] == changed.headers["ETag"]
    gone = editor("DELETE", one, tag=changed.headers["ETag"])
    assert (gone.get_json()["skills"], gone.get_json()["version"]) == ([], 4)
    editor("DELETE", one, status=404, tag=gone.headers["ETag"])
    editor("PUT", f"{skills}/nobody", body, status=404, tag=gone.headers["ETag"])
    refused = editor("PUT", one, {**body, "skill_id": "x", "checked_on": "soon"}, status=422)
    assert {fault["pointer"] for fault in refused.get_json()["errors"]} == {"/skill_id", "/checked_on"}
    programs["stranger"]("PUT", one, body, status=404, tag=gone.headers["ETag"])


def test_the_skills_of_a_public_record_are_not_for_an_untrusted_provider(programs):
    one = "/programmes/aptaskil-operateur-usp/record"
    tag = programs["provider"]("GET", one).headers["ETag"]
    programs["provider"]("PUT", f"{one}/skills/shift-work", EVIDENCE, status=403, tag=tag)
    assert programs["trusted"]("PUT", f"{one}/skills/shift-work", EVIDENCE, tag=tag).get_json()["version"] == 2
