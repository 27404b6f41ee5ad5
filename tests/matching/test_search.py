"""The catalogue is searched by what and where, with filters that never drop the unknown."""

from datetime import date

import pytest

from talentmatch.errors import InvalidData
from talentmatch.matching.search import SearchRequest, search


@pytest.fixture
def ask(runtime, session):
    def run(what="", where="", lang="en", page=1, **chosen):
        own = {name: chosen.pop(name) for name in ("radius", "sort", "today") if name in chosen}
        request = SearchRequest(what, where, {name: frozenset(values) for name, values in chosen.items()}, page, **own)
        return search(session, runtime.live.current(session), request, lang)

    return run


def ids(page):
    return [item.card.programme.id for item in page.results]


def test_it_lists_the_whole_catalogue_without_a_question(ask):
    first, second = ask(), ask(page=2)
    assert (first.total, first.pages, second.first) == (14, 2, 11)
    everything = ids(first) + ids(second)
    assert len(set(everything)) == 14
    assert everything[0] == "aptaskil-operateur-aseptique", "what can be booked comes first"
    assert everything[-1] == "cefochim-operateur-chimie", "what belongs to the past comes last"


@pytest.mark.parametrize("lang", ["nl", "fr", "en"])
@pytest.mark.parametrize(
    ("name", "provider"),
    [
        ("ViTalent", "vitalent"),
        ("Cefochim", "aptaskil"),
        ("aptaskil", "aptaskil"),
        ("EU Biotech School", "eu-biotech-campus"),
        ("EU Biotech School & Health Hub", "eu-biotech-campus"),
        ("eu biotech campus", "eu-biotech-campus"),
    ],
)
def test_it_finds_a_provider_under_its_present_and_its_former_name(ask, lang, name, provider):
    found = ask(name, lang=lang)
    assert [entry.provider.id for entry in found.providers] == [provider]
    assert found.results[0].card.programme.provider_id == provider


def test_a_word_of_a_providers_name_does_not_outrank_the_subject(ask):
    assert ask("pharma").results[0].card.provider.id != "eu-biotech-campus"


def test_it_keeps_what_is_unknown_under_every_filter(ask):
    found = ask(language=["nl"])
    languages = [tuple(item.card.programme.languages) for item in found.results]
    assert all("nl" in spoken or not spoken for spoken in languages)
    assert () in languages


def test_it_counts_each_facet_beside_the_other_filters(ask):
    alone = {value.value: value.count for value in ask().facets["region"]}
    chosen = {value.value: value.count for value in ask(region=["flanders"]).facets["region"]}
    assert chosen == alone
    assert ask(region=["flanders"]).total == alone["flanders"] + alone.get("", 0)


def counts(page, facet):
    return {value.value: value.count for value in page.facets[facet]}


@pytest.mark.parametrize("facet", ["level", "start", "duration", "mode"])
def test_its_own_ticks_do_not_empty_a_facet(ask, facet):
    alone = counts(ask(), facet)
    value = next(value for value in alone if value)
    assert counts(ask(**{facet: [value]}), facet) == alone
    assert ask(**{facet: [value]}).total == alone[value] + alone.get("", 0)


def test_it_knows_on_which_day_a_start_has_passed(ask):
    assert counts(ask(today=date(2024, 1, 1)), "start")["planned"] == 3
    assert counts(ask(today=date(2030, 1, 1)), "start").keys() <= {"over", ""}


@pytest.mark.parametrize("sort", ["start", "cost", "duration", "distance"])
def test_it_puts_what_says_nothing_last_in_every_order(ask, sort):
    found = ask(where="Gosselies", radius=100, sort=sort)
    assert found.total == ask(where="Gosselies", radius=100).total
    assert found.silent > 0
    kms = [found.distances.get(name) for name in ids(found)]
    known = [km for km in kms if km is not None]
    if sort == "distance":
        assert known == sorted(known)
        assert kms[: len(known)] == known


def test_it_looks_further_where_nothing_lies_within_the_radius(ask):
    found = ask(where="Arlon", radius=10, region=["wallonia"])
    assert found.widened
    assert found.area.km == 150
    assert not ask(where="Gosselies").widened


def test_it_says_what_each_condition_would_free_when_nothing_is_left(ask):
    found = ask("cleanroom", provider=["vib"], price=["free"])
    assert found.total == 0
    assert found.freed.fitting == found.freed.no_filters == ask("cleanroom").total
    assert found.freed.filters["provider", "vib"] == ask("cleanroom", price=["free"]).total


@pytest.mark.parametrize("where", ["Gosselies", "gosselies"])
def test_it_takes_in_towns_near_the_one_that_was_asked(ask, where):
    found = ask(where=where)
    assert found.area.place.id == "gosselies"
    towns = {place.id for item in found.results for place in item.card.places}
    assert "seneffe" in towns
    assert "niel" not in towns


def test_it_reads_a_region_in_any_language(ask):
    assert {ask(where=name).area.region for name in ("Wallonie", "Wallonië", "wallonia")} == {"wallonia"}


def test_it_says_when_it_does_not_know_a_place_and_suggests_one(ask):
    area = ask(where="Seneff").area
    assert (area.known, area.suggestion) == (False, "Seneffe")
    assert ask(where="Atlantis").total == ask().total


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ({"page": 0}, "from 1 to 1000"),
        ({"page": 3}, "no page 3; the last one is 2"),
        ({"what": "x" * 1001}, "the limit is 1000 characters"),
        ({"region": ["atlantis"]}, "does not know the value atlantis"),
        ({"provider": ["nobody"]}, "does not know the value nobody"),
        ({"colour": ["red"]}, "The filter colour does not know"),
        ({"sort": "colour"}, "The filter sort does not know"),
    ],
)
def test_it_refuses_a_question_that_cannot_be(ask, request_, message):
    with pytest.raises(InvalidData, match=message):
        ask(**request_)


@pytest.mark.parametrize("what", ["xylophone", "timmerman", "boulanger"])
def test_it_finds_nothing_where_only_pieces_of_words_agree(ask, what):
    assert ask(what).total == 0


@pytest.mark.parametrize(("what", "lang"), [("clenroom", "en"), ("asepticque", "fr"), ("verpaking", "nl")])
def test_it_forgives_a_typing_error(ask, what, lang):
    found = ids(ask(what, lang=lang))
    assert found[0] in {"vitalent-theme-cleanroom", "aptaskil-operateur-aseptique", "vitalent-theme-packaging"}


@pytest.mark.parametrize("what", ["\0", "\ud800", "%", "' OR 1=1 --", "é" * 500, "the of and", "\u202e"])
def test_it_answers_any_text(ask, what):
    assert ask(what).total >= 0
