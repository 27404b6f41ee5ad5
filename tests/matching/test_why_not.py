"""Why a programme does not stand among the best: what it lacks, what excludes it, how far down it stands."""

import pytest

from talentmatch.engine import Filters
from talentmatch.errors import NotFound
from talentmatch.matching.service import match_profile
from talentmatch.matching.why_not import why_not

JOB = "profile-cleanroom-operator"


@pytest.fixture
def ask(session, runtime):
    def asked(programme_id, filters=None, job=JOB):
        return why_not(session, runtime.live.current(session), job, programme_id, lang="en", filters=filters)

    return asked


def test_it_stands_where_the_ranking_shows_it(session, runtime, ask):
    ranked = match_profile(session, runtime.live.current(session), JOB, lang="en").ranked
    for place, item in enumerate(ranked, start=1):
        told = ask(item.card.programme.id)
        assert (told.place, told.item.match.score) == (place, item.match.score)
        assert not told.weak


def test_it_names_the_essential_skills_that_are_lacking(ask):
    told = ask("gmp-atmp-summer-school")
    lacking = [shown.skill.id for shown in told.lacking]
    assert lacking == ["accuracy", "cleanroom-gowning", "manual-dexterity", "shift-work", "working-to-procedures"]


def test_it_names_each_filter_that_excludes_it(ask):
    filters = Filters({"region": {"flanders"}, "language": {"nl"}, "audience": {"jobseeker"}})
    told = ask("aptaskil-operateur-usp", filters)
    assert (told.place, told.excluded_by) == (None, ("region", "language"))
    assert ask("vitalent-theme-cleanroom", filters).excluded_by == ()


def test_it_says_when_too_little_is_shared(ask):
    told = ask("covalent-breakingscience")
    assert (told.place, told.weak) == (None, True)
    assert told.item.match.score < told.needed


def test_it_says_that_an_offer_belongs_to_the_past(ask):
    assert ask("cefochim-operateur-chimie").past
    assert not ask("vitalent-theme-cleanroom").past


def test_it_names_a_programme_that_is_not_there(ask):
    with pytest.raises(NotFound, match="no-such-programme"):
        ask("no-such-programme")
