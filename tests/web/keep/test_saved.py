"""The shortlist and the comparison work from their address alone."""

from datetime import UTC, datetime

from sqlalchemy import event

from talentmatch.models import MergedRecord, Programme
from talentmatch.web.keep.saved_view import saved_items
from tests.counting import here

SCHOOL, CONTAINERS, OPERATOR = "gmp-atmp-summer-school", "vib-containers", "aptaskil-operateur-usp"
JOB = "profile-cleanroom-operator"


def shown_list(session, runtime, *ids):
    return {item.id: item for item in saved_items(session, runtime.live.current(session), ids)}


def test_a_shortlist_says_what_became_of_each_programme(session, runtime):
    session.get(Programme, SCHOOL).state = "archived"
    session.get(Programme, OPERATOR).status = "historic"
    merged = MergedRecord(
        table_name="programme", record_id="old-name", into_id=CONTAINERS, merged_by="ann", merged_at=datetime.now(UTC)
    )
    session.add(merged)
    session.flush()
    items = shown_list(session, runtime, SCHOOL, OPERATOR, "old-name", "never-there")
    assert [item.over for item in items.values()] == [True, True, False, True]
    assert items["old-name"].merged
    assert items["old-name"].view.card.programme.id == CONTAINERS
    assert items[SCHOOL].view is None
    assert items[SCHOOL].others
    assert items[OPERATOR].view is not None
    assert items[OPERATOR].others
    assert items["never-there"].others == ()


def test_a_programme_that_nobody_published_is_not_told(session, runtime):
    session.get(Programme, SCHOOL).state = "draft"
    session.flush()
    item = shown_list(session, runtime, SCHOOL)[SCHOOL]
    assert (item.view, item.others) == (None, ())


def test_the_shortlist_is_its_address_and_each_programme_leaves_it_by_a_link(pages):
    page = pages.get(f"/en/saved?programme={SCHOOL}&programme=gone&programme={CONTAINERS}")
    assert f"/en/saved?programme=gone&programme={CONTAINERS}" in page.links()
    assert page.texts("p", "note")[0] != ""
    assert "No longer offered, or no longer in our catalogue." in page.text
    assert [e.get("value") for e in page.all("input", name="programme")] == [SCHOOL, CONTAINERS]
    many = "&".join(f"programme=x{number}" for number in range(31))
    assert pages.get(f"/en/saved?{many}", 400)


def test_a_long_shortlist_costs_as_many_queries_as_a_short_one(session, runtime):
    shown_list(session, runtime, SCHOOL)
    counts = [counted(session, runtime, ids) for ids in ((SCHOOL,), (SCHOOL, CONTAINERS, OPERATOR))]
    assert counts[0] == counts[1]


def counted(session, runtime, ids):
    seen, engine = [], runtime.database.engine
    noted = here(lambda *_: seen.append(1))
    session.expire_all()
    event.listen(engine, "before_cursor_execute", noted)
    shown_list(session, runtime, *ids)
    event.remove(engine, "before_cursor_execute", noted)
    return len(seen)


def test_every_card_and_programme_can_be_kept(pages):
    for address in ("/en/search?q=cleanroom", f"/en/programmes/{SCHOOL}"):
        kept = {e.get("data-keep"): e.get("href") for e in pages.get(address).all("a") if e.get("data-keep")}
        assert kept[SCHOOL] == f"/en/saved?programme={SCHOOL}"


def test_a_comparison_puts_the_gap_of_the_job_and_the_differences_first(pages):
    page = pages.get(f"/en/compare?programme={SCHOOL}&programme={CONTAINERS}&profile={JOB}")
    assert page.texts("h2")[0] == "The skills that “Cleanroom operator” asks for"
    rows = page.all("tr", class_="compare-differs")
    assert rows
    assert "teaches it" in page.text
    assert "does not teach it" in page.text
    labels = [e.tag for e in page.tree.iter("table")]
    assert len(labels) == 2


def test_a_comparison_shows_the_chosen_rows_of_two_or_three_programmes(pages):
    both = f"programme={SCHOOL}&programme={CONTAINERS}"
    page = pages.get(f"/en/compare?{both}&row=cost&row=dates")
    assert {e.text.strip() for e in page.all("th", scope="row")} == {"Cost", "Dates"}
    assert "Choose two or three" in pages.get(f"/en/compare?programme={SCHOOL}").text
    assert pages.get(f"/en/compare?{both}&programme=a&programme=b", 400)
    assert pages.get(f"/en/compare?{both}&row=price", 400)
    assert pages.get(f"/en/compare?{both}&profile=no-job", 404)
