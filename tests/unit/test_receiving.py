"""What a webhook brings is queued before it is remembered, so that nothing is lost in between."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from amends.errors import Retry
from amends.mention import Mention, PlatformName
from amends.receiving import Outcome, Received, receive
from amends.waking import wake

from tests.builders import MINUTE, NOON, a_mention
from tests.fakes import FakeSeen, FakeSink


def an_event(mentions: Sequence[Mention] = (), *, encrypted: bool = False) -> Received:
    return Received(
        source="x.webhook",
        id="1",
        platform=PlatformName.X,
        kind="k",
        mentions=list(mentions),
        encrypted=encrypted,
    )


def test_an_event_is_queued_once_however_often_it_comes() -> None:
    seen, sink, event = FakeSeen(), FakeSink(), an_event([a_mention()])
    outcomes = [receive(event, seen, sink, NOON) for _ in range(3)]
    assert outcomes == [Outcome.TAKEN, Outcome.AGAIN, Outcome.AGAIN]
    assert sink.mentions == event.mentions


def test_an_event_that_could_not_be_queued_is_taken_when_it_comes_again() -> None:
    seen, sink, event = FakeSeen(), FakeSink(), an_event([a_mention()])
    with pytest.raises(Retry):
        receive(event, seen, FakeSink(broken=True), NOON)
    assert receive(event, seen, sink, NOON) is Outcome.TAKEN
    assert sink.mentions == event.mentions


def test_of_two_at_once_neither_is_lost() -> None:
    seen, sink, event = FakeSeen(), FakeSink(), an_event([a_mention()])
    seen.before_add = lambda: seen.taken.add(("x.webhook", "1"))
    assert receive(event, seen, sink, NOON) is Outcome.AGAIN
    assert sink.mentions == event.mentions


def test_the_same_id_of_another_source_is_another_event() -> None:
    seen, sink, event = FakeSeen(), FakeSink(), an_event([a_mention()])
    receive(event, seen, sink, NOON)
    other = event.model_copy(update={"source": "webhook.desk"})
    assert receive(other, seen, sink, NOON) is Outcome.TAKEN


def test_what_can_not_be_read_is_told_apart_from_what_is_not_known() -> None:
    assert receive(an_event(encrypted=True), FakeSeen(), FakeSink(), NOON) is Outcome.ENCRYPTED
    assert receive(an_event(), FakeSeen(), FakeSink(), NOON) is Outcome.LEFT


class Sleeping:
    """A webhook that its platform gave up."""

    def __init__(self) -> None:
        self.asked = 0

    def revive(self, now: datetime) -> list[str]:
        self.asked += 1
        return ["1"]


def test_a_webhook_that_sleeps_is_woken_four_times_an_hour_at_most() -> None:
    webhook = Sleeping()
    woken = [wake(webhook, NOON + minute * MINUTE) for minute in range(60)]
    assert (sum(woken), webhook.asked, woken[0]) == (4, 4, 1)


def test_without_a_webhook_nothing_is_woken() -> None:
    assert wake(None, NOON) == 0
