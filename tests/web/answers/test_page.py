"""The page of a need: what it lacks, what teaches it, and who may see it."""

import pytest

from tests.web.answers.conftest import HIDDEN, NAMES, PUBLIC, Reader, add_need, signed_in_app


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
def test_shows_programmes_beads_and_what_nobody_teaches(read, lang):
    page = read().get(f"/{lang}/needs/named")
    assert page.all("article")
    assert page.texts("div", "gap-box")
    assert any("bead-nobody" in e.get("class", "") for e in page.all("span"))


def test_says_which_lessons_are_in_no_language_of_the_job(read):
    page = read().get("/en/needs/named")
    assert "Given in French; the job needs Dutch B1." in page.texts("p", "unfit")
    assert "Next start: not known." in page.text


@pytest.mark.parametrize("name", PUBLIC)
def test_is_open_to_anybody_when_it_is_public(read, name):
    read().get(f"/en/needs/{name}")


@pytest.mark.parametrize("name", HIDDEN)
def test_does_not_exist_for_strangers_until_it_is_public(read, name):
    for reader in ("", "lou", "piet"):
        gone = read(reader).get(f"/en/needs/{name}", 404)
        assert gone.text == read(reader).get("/en/needs/never-was", 404).text
    assert "Only people of your company" in read("kim").get("/en/needs/draft").text


@pytest.mark.parametrize("part", ["", "/pathway?near=Gent", "/feed.atom", "/programmes.csv"])
@pytest.mark.parametrize("name", ["anonymous", "regional"])
def test_tells_nobody_else_whose_it_is(read, name, part):
    for reader in ("", "lou", "piet"):
        body = read(reader).fetch(f"/en/needs/{name}{part}").get_data(as_text=True)
        assert "zq" not in body.lower()
        assert name == "anonymous" or "Puurs" not in body.replace('<option value="Puurs">', "")


def test_tells_its_own_people_what_others_see(read):
    own = read("kim").get("/en/needs/regional")
    assert "Zqcell Works" in own.text
    assert "without the name of your company" in own.text
    assert "Puurs" in own.text


def test_names_the_company_that_wants_to_be_named(read):
    assert NAMES["zq-cell-works"] in read().get("/fr/needs/named").text


def test_leads_to_a_profile_only_where_that_does_not_tell_the_company(own):
    with own.database.writing() as session:
        for visibility in ("named", "anonymous"):
            for profile in ("pfizer-technical-operator", "profile-aseptic-operator"):
                add_need(session, f"{visibility}-{profile}", visibility=visibility, profile_id=profile)
    reader = Reader(signed_in_app(own))

    def leads(name, profile):
        return f"/en/profiles/{profile}" in reader.get(f"/en/needs/{name}-{profile}").links()

    assert leads("named", "pfizer-technical-operator")
    assert leads("anonymous", "profile-aseptic-operator")
    assert not leads("anonymous", "pfizer-technical-operator")
