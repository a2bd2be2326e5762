"""Notices in the real table: none without its event, none lost, none told twice."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

import pytest
from amends.adapters.cases import Cases
from amends.adapters.notice_settings import NoticeVersions, PeoplesWishes
from amends.adapters.notices import Notices
from amends.adapters.replies import Replies
from amends.case import claim as take
from amends.errors import Retry, Stale
from amends.event import Event
from amends.notify.delivering import Telling, Told, deliver
from amends.notify.mailbox import CLAIM, PATIENCE
from amends.notify.notice import Channel, Notice
from amends.notify.settings import MyNotices, NoticeSettings, NoticeVersion
from amends.notify.sorting import sort
from amends.notify.words import Message
from amends.reply import ReplyState
from amends.review.drafting import submit

from local.endurance.table import Table as InMemory
from tests.builders import MINUTE, NOON, ROSA, a_mention, a_reply, stored
from tests.unit.notify.builders import a_notice, notice_settings

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


class Ears:
    """A channel that remembers what it was told, or fails as it is told to."""

    def __init__(self) -> None:
        self.told: list[tuple[list[str], Message]] = []
        self.fails: BaseException | None = None
        self.dies_after = False

    def send(self, where: list[str], told: Message) -> None:
        if self.fails:
            raise self.fails
        self.told.append((where, told))
        if self.dies_after:
            raise SystemExit

    def ids(self) -> list[str]:
        return [entry.case_id for _, told in self.told for entry in told.entries]


class Desk:
    """All of it at a moment of the test's choosing."""

    def __init__(self, table: "Table", settings: NoticeSettings | None = None) -> None:
        self.store, self.replies, self.now = Notices(table), Replies(table), NOON
        self.settings = settings or notice_settings()
        self.mail, self.slack, self.sns = Ears(), Ears(), Ears()

    def telling(self) -> Telling:
        senders = {Channel.EMAIL: self.mail, Channel.SLACK: self.slack, Channel.SNS: self.sns}
        return Telling(self.settings, {}, senders, lambda case, reply: (self.replies.get(case, reply), False))

    def run(self, now: datetime | None = None) -> Told:
        self.now = now or self.now
        sort(self.store, self.settings, {}, self.now, lambda: True)
        return deliver(self.store, self.telling(), lambda: self.now, lambda: True)


@pytest.fixture
def desk(table: "Table") -> Desk:
    return Desk(table)


def test_a_move_brings_its_notice_and_a_move_that_is_lost_brings_none(table: "Table", desk: Desk) -> None:
    case = stored(Cases(table))
    assert case
    assert [notice.kind for notice in desk.store.waiting(10)] == ["case opened"]
    with pytest.raises(Stale):
        Cases(table).save(case.model_copy(update={"version": 7}), Event(at=NOON, kind="customer wrote again"))
    assert len(desk.store.waiting(10)) == 1
    Cases(table).save(take(case, ROSA), Event(at=NOON, kind="claimed"))
    assert len(desk.store.waiting(10)) == 1  # It concerns nobody.


def test_a_case_is_told_to_its_desk_once(table: "Table", desk: Desk) -> None:
    stored(Cases(table))
    assert desk.run().messages == 2
    assert [where for where, _ in desk.slack.told] == [["care"]]
    assert [where for where, _ in desk.mail.told] == [["care@larkfield.example"]]
    assert desk.run(NOON + 30 * MINUTE) == Told()
    assert desk.store.waiting(10) == []


def test_an_approval_that_waits_is_told_at_once_with_its_version(table: "Table", desk: Desk) -> None:
    stored(Cases(table))
    desk.run()
    reply = Replies(table).add(a_reply(), Event(at=NOON, kind="reply drafted"))
    submit(reply, Cases(table).get("x-1001"), ROSA, Replies(table), NOON)
    desk.run(NOON + MINUTE)
    (entry,) = desk.mail.told[-1][1].entries
    assert (entry.reply_id, entry.reply_version, entry.preview) == ("r1", 2, "")
    assert {where[0] for where, _ in desk.mail.told[1:]} == {"legal@larkfield.example", "piet@larkfield.example"}


def test_what_no_longer_waits_when_it_is_told_has_no_version(table: "Table", desk: Desk) -> None:
    stored(Cases(table))
    reply = Replies(table).add(a_reply(), Event(at=NOON, kind="reply drafted"))
    waiting = submit(reply, Cases(table).get("x-1001"), ROSA, Replies(table), NOON)
    sort(desk.store, desk.settings, {}, NOON, lambda: True)
    void = waiting.model_copy(update={"state": ReplyState.VOID, "version": 3})
    Replies(table).save(void, Event(at=NOON, kind="withdrawn", by="rosa-id"))
    desk.run()
    assert [entry.reply_version for _, told in desk.mail.told for entry in told.entries if entry.reply_id] == []


def test_a_crash_between_sending_and_noting_it_tells_it_again_and_loses_nothing(table: "Table", desk: Desk) -> None:
    stored(Cases(table))
    desk.mail.dies_after = True
    with pytest.raises(SystemExit):
        desk.run()
    desk.mail.dies_after = False
    desk.run(NOON + CLAIM - MINUTE)
    assert desk.mail.ids() == ["x-1001"]  # It may be on its way: nobody tells it a second time yet.
    desk.run(NOON + CLAIM)
    assert desk.mail.ids() == ["x-1001", "x-1001"]
    assert desk.slack.ids() == ["x-1001"]
    assert desk.run(NOON + timedelta(hours=2)) == Told()


def test_a_crash_while_notices_are_sorted_loses_nothing(table: "Table", desk: Desk) -> None:
    stored(Cases(table))
    about = desk.store.about

    def dies(notices: list[Notice]) -> None:
        about(notices)
        raise SystemExit

    desk.store.about = dies  # type: ignore[method-assign, assignment]
    with pytest.raises(SystemExit):
        desk.run()
    desk.store.about = about  # type: ignore[method-assign]
    assert desk.run().messages == 2


def test_two_runs_at_once_tell_each_notice_once(table: "Table", desk: Desk) -> None:
    stored(Cases(table))
    seen = desk.store.waiting(10)
    desk.run()
    second = Desk(table)
    second.store.waiting = late(seen, second.store.waiting)  # type: ignore[method-assign, assignment]
    assert second.run() == Told()
    assert (desk.mail.ids(), second.mail.ids()) == (["x-1001"], [])


def late(seen: list[Notice], now: Callable[[int], list[Notice]]) -> Callable[[int], list[Notice]]:
    """The index as it was a moment ago."""
    shown = [seen]
    return lambda limit: shown.pop() if shown else now(limit)


def test_a_run_that_lost_the_race_for_the_notices_puts_them_nowhere(table: "Table", desk: Desk) -> None:
    stored(Cases(table))
    notices = desk.store.waiting(10)
    desk.store.put(notices, [])
    with pytest.raises(Stale):
        desk.store.put(notices, [])


def test_a_channel_that_fails_keeps_its_message_and_holds_up_no_other(table: "Table", desk: Desk) -> None:
    stored(Cases(table))
    desk.slack.fails = Retry("Slack answered 500")
    assert desk.run().failed == 1
    assert desk.mail.ids() == ["x-1001"]
    desk.slack.fails = None
    assert desk.run(NOON + MINUTE).messages == 1
    assert desk.slack.ids() == ["x-1001"]


def test_what_nobody_takes_for_a_day_is_given_up_where_people_see_it(table: "Table", desk: Desk) -> None:
    stored(Cases(table))
    desk.slack.fails = Retry("Slack answered 404")
    desk.run()
    desk.run(NOON + PATIENCE - MINUTE)
    assert desk.store.dead(10).items == []
    assert desk.run(NOON + PATIENCE + MINUTE).dead == 1
    (dead,) = desk.store.dead(10).items
    assert (dead.box.name, dead.why, [line.case_id for line in dead.lines]) == (
        "desk#care#slack",
        "Slack answered 404",
        ["x-1001"],
    )
    assert desk.run(NOON + 2 * PATIENCE) == Told()


def test_a_thousand_events_give_few_messages_and_each_is_told_or_counted() -> None:
    # moto copies the whole table at each transaction, which takes minutes with a thousand items.
    table = cast("Table", InMemory())
    desk = Desk(table)
    for number in range(1000):
        desk.store.add(a_notice(id=f"{number:04}", case_id=f"x-{number % 90}", at=NOON))
    for number in range(90):
        stored(Cases(table), a_mention(id=str(number), author_id=str(number), conversation_id=str(number)))
    told = [desk.run(NOON + timedelta(minutes=minute)) for minute in range(30)]
    assert len(desk.slack.told) <= 2
    assert sum(message.notices for _, message in desk.slack.told) == 1090
    assert sum(one.notices for one in told) == 2 * 1090
    assert desk.store.waiting(10) == []


def test_what_no_one_wants_is_taken_away_in_the_same_way(table: "Table") -> None:
    nobody = Desk(table, NoticeSettings())
    stored(Cases(table))
    assert nobody.run() == Told()
    assert nobody.store.waiting(10) == []


def test_a_mailbox_whose_address_was_taken_away_is_emptied(table: "Table", desk: Desk) -> None:
    stored(Cases(table))
    sort(desk.store, desk.settings, {}, NOON, lambda: True)
    desk.settings = NoticeSettings()
    assert desk.run() == Told()
    assert desk.store.due(NOON + timedelta(days=9), 10) == []


def test_no_word_of_a_post_is_in_any_item_or_message_of_ours(table: "Table", desk: Desk) -> None:
    hostile = "SENTINEL <!channel> *bold* \r\nBcc: all@example.com"
    stored(Cases(table), a_mention(text=hostile, author_handle="SENTINEL", author_name="SENTINEL", private=True))
    desk.run()
    items = table.scan()["Items"]
    assert any("SENTINEL" in str(item) for item in items)
    ours = [item for item in items if str(item["pk"]).startswith(("NOTICE#", "MAILBOX#"))]
    assert ours
    assert not [item for item in ours if "SENTINEL" in str(item)]
    assert not [told for _, told in desk.mail.told + desk.slack.told if "SENTINEL" in told.model_dump_json()]


def test_settings_and_wishes_are_kept_and_settle_races(table: "Table") -> None:
    versions = NoticeVersions(table, "larkfield")
    first = NoticeVersion(version=1, settings=notice_settings(), at=NOON, by="a", by_name="ada", note="begin")
    assert versions.add(first) == versions.current() == first
    with pytest.raises(Stale):
        versions.add(first)
    wishes = PeoplesWishes(table)
    mine = wishes.save("rosa-id", MyNotices(muted=["case opened"]))
    assert (wishes.get("rosa-id"), wishes.of(["rosa-id", "piet-id"])) == (mine, {"rosa-id": mine})
    with pytest.raises(Stale):
        wishes.save("rosa-id", MyNotices())
