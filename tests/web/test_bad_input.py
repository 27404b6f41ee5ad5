"""What nobody should send gets a page that says what is wrong: never a fault of ours, the same on both databases."""

import pytest

SEARCHES = {
    "page=-1": 400, "page=0": 400, "page=abc": 400, "page=%D9%A3": 400, "page=1_0": 400, "page=1.5": 400, "page=": 400,
    "page=999": 400, "page=9223372036854775808": 400, "page=" + "9" * 5000: 400,
    "region=nowhere": 400, "language=xx": 400, "provider=nobody": 400, "kind=%00": 400, "mode=%ED%A0%80": 400,
    "provider=" + "a" * 5000: 400, "audience=' OR 1=1 --": 400,
    "q=%00": 400, "q=a%00b": 400, "q=%EF%BF%BD": 400, "q=" + "x" * 10_000: 400, "where=" + "x" * 10_000: 400,
    "where=%00": 400,
    "q=%25_%27%22%3Cscript%3E": 200, "q=%E2%80%AE%EF%B7%BA": 200, "q=" + "a" * 1000: 200, "q=...": 200,
    "q=%ED%A0%80": 200, "q=%FF%FE": 200, "where=%ED%A0%80": 200,  # bytes that are no text stay as they were sent
    "q=%C4%B0": 200, "where=%F0%9F%A7%AA": 200, "region=&q=&where=": 200, "q=a&q=b": 200, "x=1": 200,
}  # fmt: skip
ADDRESSES = [
    "/en/programmes/%00", "/en/programmes/a%00b", "/en/programmes/A", "/en/programmes/nobody",
    "/en/programmes/..%2f..%2fetc", "/en/providers/%ED%A0%80",
    "/en/providers/" + "a" * 500, "/en/profiles/-", "/en/profiles/x--y", "/en/skills/%27",
    "/en/skills/9" + "9" * 30, "/en/%00", "/%00", "/static/../app.py", "/static/%2e%2e/app.py", "/static/nothing.css",
]  # fmt: skip


@pytest.mark.parametrize(("query", "status"), SEARCHES.items(), ids=[query[:30] for query in SEARCHES])
def test_in_a_search_is_answered(pages, query, status):
    page = pages.get(f"/en/search?{query}", status)
    assert "Traceback" not in page.text
    assert "<script>" not in page.response.get_data(as_text=True)


@pytest.mark.parametrize("query", ["family=x", "region=%00", "company=nobody", "family=" + "a" * 5000])
def test_in_the_list_of_profiles_is_answered(pages, query):
    assert pages.get(f"/en/profiles?{query}", 400)


@pytest.mark.parametrize("query", ["region=abroad", "language=xx", "language=%00"])
def test_beside_a_profile_is_answered(pages, query):
    assert pages.get(f"/en/profiles/profile-cleanroom-operator?{query}", 400)


@pytest.mark.parametrize("address", ADDRESSES, ids=[address[:30] for address in ADDRESSES])
def test_in_an_address_is_not_found(pages, address):
    assert pages.get(address, 404)


def test_says_what_is_wrong(pages):
    assert "from 1" in pages.get("/en/search?page=-1", 400).text
    assert "nowhere" in pages.get("/en/search?region=nowhere", 400).text
    assert "1000" in pages.get("/en/search?q=" + "x" * 1001, 400).text


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_of_the_wrong_kind_is_refused(app, method):
    answer = getattr(app.test_client(), method)("/en/search")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert "<h1>" in answer.text
