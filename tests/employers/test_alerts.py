"""Alerts tell what is new, once, to those who asked and may know it."""

from datetime import timedelta

import pytest
from sqlmodel import select

from talentmatch.accounts.actor import OPERATOR, Actor
from talentmatch.accounts.inputs import AccountInput
from talentmatch.accounts.service import create_account, set_disabled
from talentmatch.employers.alerts import (
    AlertInput,
    ask_to_watch,
    confirm_alert,
    drop_unconfirmed,
    get_asked,
    get_stoppable,
    stop_alert,
    stop_key,
    watch_need,
    watch_provider,
    watches_need,
)
from talentmatch.employers.needs import change_need_state, create_need
from talentmatch.employers.news import alerts_due, has_news, put_back, take_news
from talentmatch.employers.news_letters import tell
from talentmatch.errors import NotFound
from talentmatch.models import Alert, ProgrammeSkill
from tests.employers.conftest import EMPLOYER, NOW, OURS, STRANGER, THEIRS, draft

TOMORROW = NOW + timedelta(days=1)
PROVIDER = "aptaskil"


@pytest.fixture
def account(companies):
    def added(role="admin", **fields):
        data = AccountInput(email=f"{role.replace('_', '-')}@example.org", name="Ann", role=role, **fields)
        row = create_account(companies, OPERATOR, data, now=NOW)
        return row, Actor(row.email, role, row.id, row.provider_id)

    return added


@pytest.fixture
def publish(companies):
    def published(*skills, **fields):
        row = create_need(companies, EMPLOYER, OURS, draft(skills, **fields), origin="blank", now=NOW)
        return change_need_state(companies, EMPLOYER, row.id, action="publish", now=NOW)

    return published


def teach(session, programme_id, skill_id):
    session.add(ProgrammeSkill(programme_id=programme_id, skill_id=skill_id, evidence_kind="curator",
                               evidence_text="x", checked_on=NOW.date()))  # fmt: skip
    session.flush()


def of_provider(session, email="piet@example.org"):
    token = ask_to_watch(session, AlertInput(email=email, provider_id=PROVIDER), lang="fr", now=NOW)
    return confirm_alert(session, token, NOW)


def test_tell_a_new_programme_once_and_nothing_that_was_there_before(companies, account, publish):
    _, admin = account()
    need = publish("electromechanics", "aseptic-work")
    alert = watch_need(companies, admin, need.id, lang="nl", now=NOW)
    assert "aptaskil-operateur-aseptique" in alert.seen
    assert not has_news(companies, alert.id)
    teach(companies, "vib-containers", "electromechanics")
    assert has_news(companies, alert.id)
    assert take_news(companies, alert.id, NOW) is None  # the day on which it was asked for is over first
    news, _ = take_news(companies, alert.id, TOMORROW)
    assert [card.programme.id for card in news.programmes] == ["vib-containers"]
    assert take_news(companies, alert.id, TOMORROW) is None
    assert not has_news(companies, alert.id)


def test_write_once_a_day_at_most(companies, publish):
    alert = of_provider(companies)
    publish("aseptic-work")
    assert alerts_due(companies, NOW) == []
    assert alerts_due(companies, TOMORROW) == [alert.id]
    assert take_news(companies, alert.id, TOMORROW)
    publish("quality-control")
    assert take_news(companies, alert.id, TOMORROW + timedelta(hours=1)) is None
    assert take_news(companies, alert.id, TOMORROW + timedelta(days=1))


def test_tell_again_what_could_not_be_sent(companies, publish):
    alert = of_provider(companies)
    publish("aseptic-work")
    _, before = take_news(companies, alert.id, TOMORROW)
    put_back(companies, alert.id, before)
    assert take_news(companies, alert.id, TOMORROW)


@pytest.mark.parametrize(("skills", "told"), [
    (["aseptic-work"], True), (["software-containers"], False), (["team-work"], False), (["electromechanics"], False),
])  # fmt: skip
def test_tell_a_provider_of_needs_for_what_it_teaches(companies, publish, skills, told):
    alert = of_provider(companies)
    publish(*skills)
    assert has_news(companies, alert.id) == told


def test_tell_nobody_whose_need_it_is_when_that_is_hidden(companies, publish):
    alert = of_provider(companies)
    publish("aseptic-work", visibility="region_only", place_ids=["puurs"])
    publish("aseptic-work", embargo_until=(NOW + timedelta(days=30)).date(), title="Embargoed")
    news, _ = take_news(companies, alert.id, TOMORROW)
    mail = tell(news, "https://site.example/en")
    assert len(news.needs) == 1
    for secret in (OURS, "Cell-Works", "Puurs", "Embargoed"):
        assert secret not in mail.body + mail.subject
    assert "company not named" in mail.body
    assert mail.unsubscribe == f"https://site.example/en/alerts/{alert.id}/{stop_key(alert)}/stop"


def test_stop_when_the_need_closes_the_account_goes_or_its_owner_leaves(companies, account, publish):
    row, admin = account()
    left, employer = account("employer", company_id=THEIRS)  # of another company by now
    need = publish("electromechanics")
    alert = watch_need(companies, admin, need.id, lang="nl", now=NOW)
    was = watch_need(companies, Actor(employer.name, "employer", left.id, company_id=OURS), need.id, lang="nl", now=NOW)
    teach(companies, "vib-containers", "electromechanics")
    assert (has_news(companies, alert.id), has_news(companies, was.id)) == (True, False)
    set_disabled(companies, OPERATOR, row, disabled=True, now=NOW)
    assert not has_news(companies, alert.id)
    set_disabled(companies, OPERATOR, row, disabled=False, now=NOW)
    change_need_state(companies, EMPLOYER, need.id, action="close", now=NOW)
    assert not has_news(companies, alert.id)


def test_of_another_companys_need_cannot_be_asked_for(companies, publish):
    need = publish("aseptic-work")
    with pytest.raises(NotFound):
        watch_need(companies, STRANGER, need.id, lang="nl", now=NOW)


def test_of_another_provider_cannot_be_asked_for_by_an_editor(companies, account):
    _, editor = account("provider_editor", provider_id="vitalent")
    with pytest.raises(NotFound):
        watch_provider(companies, editor, PROVIDER, lang="nl", now=NOW)
    assert watch_provider(companies, editor, "vitalent", lang="nl", now=NOW).sent_at == NOW


def test_are_asked_for_once_however_often_somebody_asks(companies, account, publish):
    _, admin = account()
    need = publish("aseptic-work")
    assert not watches_need(companies, admin, need.id)
    one, two = (watch_need(companies, admin, need.id, lang="nl", now=NOW) for _ in range(2))
    assert one is two
    assert watches_need(companies, admin, need.id)
    of_provider(companies)
    data = AlertInput(email="PIET@example.org", provider_id=PROVIDER)
    assert ask_to_watch(companies, data, lang="nl", now=NOW) is None


def test_wait_for_a_confirmation_and_forget_the_address_without(companies, publish):
    data = AlertInput(email="piet@example.org", provider_id=PROVIDER)
    former, token = (ask_to_watch(companies, data, lang="nl", now=NOW) for _ in range(2))
    publish("aseptic-work")
    assert alerts_due(companies, TOMORROW) == []
    with pytest.raises(NotFound):
        get_asked(companies, former, NOW)
    late = NOW + timedelta(days=7)
    with pytest.raises(NotFound):
        confirm_alert(companies, token, late)
    drop_unconfirmed(companies, late + timedelta(seconds=1))
    assert companies.exec(select(Alert)).all() == []


def test_end_by_their_own_link_alone(companies):
    alert, other = of_provider(companies), of_provider(companies, "lou@example.org")
    for number, key in ((alert.id, stop_key(other)), (0, stop_key(alert)), (alert.id, "x")):
        with pytest.raises(NotFound):
            get_stoppable(companies, number, key)
    stop_alert(companies, OPERATOR, get_stoppable(companies, alert.id, stop_key(alert)), now=NOW)
    assert companies.exec(select(Alert.email)).all() == ["lou@example.org"]
