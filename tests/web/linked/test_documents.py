"""Records as linked data: in their pages and by themselves, the same data, and nothing that the page would not say."""

import json
from datetime import timedelta

import pytest

from tests.linked import graph_of
from tests.web.needs.conftest import NOW, OURS, add_need, own, visitor

__all__ = ["add_need", "own", "visitor"]
PAGES = {
    "/programmes/gmp-atmp-summer-school": "Course",
    "/providers/aptaskil": "EducationalOrganization",
    "/profiles/profile-cleanroom-operator": "Occupation",
    "/skills/good-manufacturing-practice": "DefinedTerm",
}
ON_SQLITE = pytest.mark.parametrize("backend", ["sqlite"], indirect=True, scope="session")


def block_of(page):
    (script,) = page.all("script", type="application/ld+json")
    return json.loads(script.text)


@pytest.mark.parametrize(("address", "kind"), PAGES.items())
def test_a_page_holds_the_data_that_is_sent_by_itself(pages, address, kind):
    page = pages.get(f"/nl{address}")
    (link,) = page.all("link", rel="alternate", type="application/ld+json")
    answer = pages.client.get(link.get("href"))
    assert answer.mimetype == "application/ld+json"
    assert answer.get_json(force=True) == block_of(page)
    assert block_of(page)["@type"] == kind
    assert len(graph_of(block_of(page))) > 5
    assert pages.client.get(link.get("href"), headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("kind", ["programmes", "providers", "profiles", "skills", "needs"])
def test_an_unknown_record_has_no_data(pages, kind):
    pages.get(f"/fr/{kind}/nobody.jsonld", 404)


@ON_SQLITE
def test_no_text_of_a_record_ends_the_block(own, visitor, add_need):
    title = "QC </script><script>alert(1)</script> <!-- & analyst"
    need = add_need(title=title, publish=True)
    page = visitor("").get(f"/en/needs/{need}")
    assert block_of(page)["title"]["@value"] == title
    assert not [script for script in page.all("script") if "alert" in (script.text or "") and not script.get("type")]


def test_only_an_open_public_need_is_a_posting(own, visitor, add_need):
    anybody, employer = visitor(""), visitor()
    public = add_need(title="QC analyst", publish=True)
    posting = block_of(anybody.get(f"/en/needs/{public}"))
    assert (posting["@type"], posting["hiringOrganization"]["name"]) == ("JobPosting", "Cell Works")
    tomorrow = (NOW + timedelta(days=1)).date().isoformat()
    for hidden in (add_need(title="A draft"), add_need(publish=True, title="Later", embargo_until=tomorrow)):
        anybody.get(f"/en/needs/{hidden}.jsonld", 404)
        employer.get(f"/en/needs/{hidden}.jsonld", 404)
        assert not employer.get(f"/en/needs/{hidden}").all("script", type="application/ld+json")


@ON_SQLITE
@pytest.mark.parametrize("visibility", ["anonymous", "region_only"])
def test_a_company_that_is_not_named_stays_unnamed_whoever_asks(own, visitor, add_need, visibility):
    need = add_need(visibility=visibility, place_ids=["niel"], publish=True)
    for role in ("", "employer"):
        text = visitor(role).client.get(f"/en/needs/{need}.jsonld", headers=visitor(role).headers).text
        assert "Cell Works" not in text
        assert OURS not in text
        assert ("Niel" in text) == (visibility == "anonymous")
