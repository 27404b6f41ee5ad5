"""The chooser: one question at a time, all of it in the address, and an outcome that is never a dead end."""

from urllib.parse import parse_qsl, urlsplit

from talentmatch.matching.chooser import CHOICES, FAMILY_TRAITS, Answers, families_of
from talentmatch.models import codes
from talentmatch.web.start.questions import QUESTIONS, answer_words

SO_FAR = "region=flanders&language=nl&language=en"


def query(address):
    return parse_qsl(urlsplit(address).query)


def test_asks_at_most_seven_questions_with_words_for_every_answer():
    assert len(QUESTIONS) <= 7
    assert {question.name for question in QUESTIONS} == CHOICES.keys()
    assert all(answer_words(name, code) for name, values in CHOICES.items() for code in values)


def test_keeps_the_answers_and_can_be_skipped_or_left_backwards(pages, app):
    page = pages.get(f"/en/choose?step=3&{SO_FAR}&like=lab")
    assert "Question 3 of 7" in page.text
    hidden = [(field.get("name"), field.get("value")) for field in page.all("input", type="hidden")]
    assert hidden == [("step", "4"), ("region", "flanders"), ("language", "en"), ("language", "nl")]
    assert [box.get("value") for box in page.all("input", name="like") if "checked" in box.attrib] == ["lab"]
    links = {text: query(link) for text, link in zip(page.texts("a"), page.links(), strict=True)}
    assert links["Back"] == [("step", "2"), *hidden[1:], ("like", "lab")]
    assert links["Skip this question"] == hidden
    answer = app.test_client().get("/en/choose?step=8&region=flanders&audience=jobseeker")
    assert (answer.status_code, answer.location) == (302, "/en/choose/outcome?region=flanders&audience=jobseeker")
    assert "no such question" in pages.get("/en/choose?step=9", 400).text


def test_ends_in_ordinary_filters_with_the_count_that_the_search_gives(pages):
    page = pages.get(f"/en/choose/outcome?{SO_FAR}&time=weeks&where=Niel")
    (search,) = [link for link in page.links() if link.startswith("/en/search?where=Niel&")]
    assert set(query(search)) == {
        ("where", "Niel"), ("language", "nl"), ("language", "en"), ("kind", "course"), ("kind", "training_line"),
        ("region", "flanders"), ("region", "national"), ("region", "online"),
    }  # fmt: skip
    count = next(text.split()[2] for text in page.texts("a") if text.startswith("See the "))
    assert f"of {count}" in pages.get(search).texts("h2", "results-title")[0]
    assert "Niel and Flanders Change" in page.texts("dd")[0]
    assert "skipped" in page.texts("dd")[2]


def test_names_the_kinds_of_job_that_suit_and_those_left_out(pages):
    page = pages.get("/en/choose/outcome?like=machines&study=secondary&avoid=shifts&region=flanders")
    assert page.texts("span", "family-name") == ["Automation engineers"]
    assert "Left out, for what you would rather not have: Aseptic filling operators" in page.text
    assert "/en/profiles?family=automation_engineer" in page.links()
    everywhere = "region=flanders&region=national&region=online"
    assert f"/en/search?q=Automation+engineers&{everywhere}" in page.links()


def test_tells_what_is_found_with_fewer_filters_or_another_place(pages):
    page = pages.get("/en/choose/outcome?region=brussels&language=de&audience=school_pupil&time=weeks&where=Niel")
    assert "No offer fits all your answers together." in page.text
    (looser,) = [link for text, link in zip(page.texts("a"), page.links(), strict=True) if "if you leave out: " in text]
    assert "Nothing found" not in pages.get(looser).text
    page = pages.get("/en/choose/outcome?where=Niell")
    assert "We do not know the place “Niell”" in page.text
    assert "/en/search?where=Niel" in page.links()


def test_puts_every_kind_of_job_in_one_place():
    assert FAMILY_TRAITS.keys() == set(codes.FAMILIES) == set(families_of(Answers()).suiting)
    chosen = {"like": {"lab"}, "avoid": {"desk", "shifts"}, "study": {"basic"}}
    found = families_of(Answers({name: frozenset(values) for name, values in chosen.items()}))
    placed = [*found.suiting, *found.demanding, *found.left_out]
    assert sorted(placed) == sorted(name for name, traits in FAMILY_TRAITS.items() if "lab" in traits.likes)
