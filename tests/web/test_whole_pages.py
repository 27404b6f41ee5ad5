"""The pages of a programme, a provider and a job say all that a reader needs to decide, in one order."""

from talentmatch.models import CourseInstance
from talentmatch.needs.queries import list_shortage_occupations
from talentmatch.web.seeker.market import one_of_each_list
from talentmatch.web.seeker.programmes import RunsShown

SECTIONS = [
    "The facts", "Who it is for", "What it is about", "What you will learn",
    "What next: jobs that ask for these skills", "Dates and places", "Ask and enrol", "Similar programmes",
]  # fmt: skip


def test_a_programme_has_the_facts_first_and_then_what_a_learner_asks(pages):
    page = pages.get("/en/programmes/gmp-atmp-summer-school")
    assert [title for title in page.texts("h2") if title in SECTIONS] == SECTIONS
    assert "/en/report?about=/en/programmes/gmp-atmp-summer-school" in page.links()


def test_a_skill_leads_to_the_jobs_that_ask_for_it(pages):
    links = pages.get("/en/programmes/vitalent-theme-cleanroom").links()
    assert [link for link in links if link.endswith("#asked-title")]


def test_the_next_date_comes_first_and_the_past_last():
    runs = [CourseInstance(id=text, date_text=text, status=status) for text, status in
            (("2027-05", "planned"), ("2027-01", "planned"), ("2025", "past"), ("2024", "past"))]  # fmt: skip
    shown = RunsShown.of(runs)
    assert [run.id for run in (*shown.planned, *shown.past)] == ["2027-01", "2027-05", "2025", "2024"]


def test_a_provider_has_its_programmes_by_kind_those_of_the_past_last_and_its_town_on_a_map(pages):
    page = pages.get("/en/providers/aptaskil")
    titles = [title.rpartition(" ")[0] for title in page.texts("h3")]
    assert titles
    assert "No longer offered" not in titles[:-1]
    (drawn,) = page.all("{http://www.w3.org/2000/svg}svg", role="img")
    assert drawn.get("aria-label") == "Map of Belgium: Seneffe"
    assert "Languages of the lessons" in page.texts("dt")


def test_a_job_says_who_teaches_each_skill_and_who_asked_for_such_jobs(pages):
    page = pages.get("/en/profiles/legend-bachelor-quality")
    assert "What the job is" in page.texts("h2")
    assert [link for link in page.links() if link.endswith("#taught-title")]


def test_a_shortage_list_is_named_once_and_not_by_what_left_it(session):
    named = list_shortage_occupations(session)
    assert [row.agency for row in one_of_each_list([*named, *named])] == ["VDAB", "Forem (via aptaskil)"]
