"""Cases, replies and cursors in a real table's rules."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters import keys
from amends.adapters.cases import Cases
from amends.adapters.cursors import Cursors
from amends.adapters.items import Lost, put, transact
from amends.adapters.live_threads import ACTIVE, LiveThreads
from amends.adapters.markers import KEPT
from amends.adapters.receipts import Receipts
from amends.adapters.replies import Replies
from amends.adapters.tallies import Tallies
from amends.adapters.tracks import Tracks
from amends.case import CaseState, claim, resolve
from amends.casefile import CaseFile, ReadMention, Standing
from amends.coverage import Gap, Receipt
from amends.cursor import Cursor
from amends.errors import BadInput, NotFound, Stale
from amends.event import Event
from amends.mention import PlatformName
from amends.reply import ReplyState, move
from amends.rounds import EVERY
from amends.triage import LISTEN_ONLY, Desk

from tests.builders import MINUTE, NOON, ROSA, a_case, a_mention, a_reading, a_reply, a_triage, stored

if TYPE_CHECKING:
    from amends.case import Case
    from mypy_boto3_dynamodb.service_resource import Table

HOSTILE = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "right to left": "\u202egnp.exe\u202c",
    "zero width": "no\u200b\u200d\ufeffthing",
    "very long": "ha" * 5000,
    "nul": "a\x00b",
    "noncharacter": "a\uffffb",
    "emoji": "🧑🏽‍🚒🔥" * 50,
}


@pytest.fixture
def cases(table: "Table") -> Cases:
    return Cases(table)


@pytest.fixture
def replies(table: "Table") -> Replies:
    return Replies(table)


def hear(cases: Cases, **changes: object) -> "Case | None":
    return stored(cases, a_mention(**changes))


def bare(case: "Case") -> "Case":
    """The case as its rules made it, without what its clocks add."""
    return case.model_copy(update={"clocks": None, "due_at": a_case().due_at})


def event(kind: str = "claimed") -> Event:
    return Event(at=NOON, kind=kind)


def file_of(cases: Cases) -> CaseFile:
    return cases.file("x-1001")


def test_a_post_opens_a_case_with_its_reading_and_history(cases: Cases) -> None:
    hear(cases)
    file = file_of(cases)
    assert bare(file.case) == a_case()
    assert file.case.clocks
    assert [(entry.mention, entry.reading) for entry in file.thread] == [(a_mention(), a_reading())]
    assert [entry.kind for entry in file.events] == ["case opened"]


def test_the_words_that_moved_a_reading_stand_in_the_posts_item_and_nowhere_else(cases: Cases, table: "Table") -> None:
    read = ReadMention(mention=a_mention(), reading=a_reading(), evidence=["no broadband"])
    cases.hear(read, None, a_triage(), NOON)
    assert file_of(cases).thread == [read]
    holding = [item["sk"] for item in table.scan()["Items"] if "no broadband" in str(item.get("evidence"))]
    assert holding == [keys.case_mention("x-1001", a_mention().created_at, "1001")["sk"]]
    assert "no broadband" not in str([entry.model_dump() for entry in file_of(cases).events])


def test_a_post_that_was_stored_without_evidence_is_still_read(cases: Cases, table: "Table") -> None:
    hear(cases)
    key = keys.case_mention("x-1001", a_mention().created_at, "1001")
    table.update_item(Key=key, UpdateExpression="REMOVE evidence")
    assert file_of(cases).thread[0].evidence == []


def test_a_post_that_is_heard_twice_changes_nothing(cases: Cases) -> None:
    hear(cases)
    assert hear(cases) is None
    assert (file_of(cases).case.mentions, len(file_of(cases).thread)) == (1, 1)


def test_a_customer_has_one_open_case_in_a_conversation(cases: Cases) -> None:
    hear(cases)
    hear(cases, id="1002", created_at=NOON)
    file = file_of(cases)
    assert (file.case.mentions, [entry.mention.id for entry in file.thread]) == (2, ["1001", "1002"])


@pytest.mark.parametrize("other", [{"author_id": "78"}, {"conversation_id": "2000"}])
def test_another_customer_or_conversation_has_a_case_of_its_own(cases: Cases, other: dict[str, str]) -> None:
    hear(cases)
    second = hear(cases, id="1002", **other)
    assert second is not None
    assert second.id == "x-1002"


def test_a_post_after_the_case_was_resolved_opens_a_new_one(cases: Cases) -> None:
    hear(cases)
    cases.save(resolve(cases.get("x-1001")), event("resolved"))
    again = hear(cases, id="1002")
    assert again is not None
    assert (again.id, cases.get("x-1001").state) == ("x-1002", CaseState.RESOLVED)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_stored_as_it_came(cases: Cases, text: str) -> None:
    hear(cases, text=text)
    assert file_of(cases).thread[0].mention.text == text


def test_a_lone_surrogate_is_stored_as_a_replacement(cases: Cases) -> None:
    hear(cases, text="broken \ud83d here")
    assert file_of(cases).thread[0].mention.text == "broken \ufffd here"


def test_of_two_posts_that_saw_the_same_case_one_looks_again(cases: Cases) -> None:
    hear(cases)
    seen = cases.standing(a_mention(id="1002")).case
    for name in ("1002", "1003"):
        read = ReadMention(mention=a_mention(id=name), reading=a_reading())
        if name == "1002":
            assert cases.hear(read, seen, a_triage(), NOON)
        else:
            with pytest.raises(Stale):
                cases.hear(read, seen, a_triage(), NOON)
    assert len(file_of(cases).thread) == 2


def test_what_was_heard_and_which_case_is_open_is_known_in_advance(cases: Cases) -> None:
    assert cases.standing(a_mention()) == Standing()
    hear(cases)
    assert cases.standing(a_mention()) == Standing(heard=True)
    standing = cases.standing(a_mention(id="1002"))
    assert standing.case
    assert (standing.heard, bare(standing.case)) == (False, a_case())
    assert cases.standing(a_mention(id="1002", author_id="78")) == Standing()


def test_a_case_that_is_resolved_between_two_reads_is_not_extended(cases: Cases, table: "Table") -> None:
    hear(cases)
    cases.save(resolve(cases.get("x-1001")), event("resolved"))
    table.put_item(Item={**keys.open_case("x", "77", "1001"), "case_id": "x-1001"})
    assert cases.standing(a_mention(id="1002")) == Standing(earlier="x-1001")


def test_a_case_that_was_stored_without_what_came_later_is_still_read(cases: Cases, table: "Table") -> None:
    hear(cases)
    table.update_item(Key=keys.case("x-1001"), UpdateExpression="REMOVE complaint_waits")
    assert not cases.get("x-1001").complaint_waits


def test_the_queue_shows_the_gravest_and_first_due_first(cases: Cases) -> None:
    for number, (severity, minutes) in enumerate([(3, 0), (1, 5), (3, -10), (2, 0)]):
        mention = a_mention(id=str(number), author_id=str(number))
        stored(cases, mention, decided=a_triage(severity=severity), now=NOON + minutes * MINUTE)
    assert [case.id for case in cases.queue(Desk.CARE, CaseState.OPEN, 10).items] == ["x-1", "x-3", "x-2", "x-0"]


def test_the_queue_is_read_in_pages(cases: Cases) -> None:
    for number in range(5):
        hear(cases, id=str(number), author_id=str(number))
    first = cases.queue(Desk.CARE, CaseState.OPEN, 3)
    second = cases.queue(Desk.CARE, CaseState.OPEN, 3, first.next)
    assert [case.id for case in [*first.items, *second.items]] == [f"x-{number}" for number in range(5)]
    assert second.next is None


def test_a_cursor_of_another_list_or_of_nobody_is_bad_input(cases: Cases) -> None:
    for number in range(3):
        hear(cases, id=str(number), author_id=str(number))
    cursor = cases.queue(Desk.CARE, CaseState.OPEN, 1).next
    for desk, wrong in ((Desk.PR, cursor), (Desk.CARE, "nonsense"), (Desk.CARE, "eyJwayI6ICJ4In0=")):
        with pytest.raises(BadInput):
            cases.queue(desk, CaseState.OPEN, 1, wrong)


def test_of_two_people_who_claim_a_case_one_wins(cases: Cases) -> None:
    hear(cases)
    seen = cases.get("x-1001")
    cases.save(claim(seen, ROSA), event())
    with pytest.raises(Stale):
        cases.save(claim(seen, ROSA.model_copy(update={"id": "piet-id"})), event())
    assert cases.get("x-1001").owner == ROSA.id
    assert [entry.kind for entry in file_of(cases).events] == ["case opened", "claimed"]


def test_what_is_not_there_is_not_found(cases: Cases, replies: Replies) -> None:
    for look in (lambda: cases.get("x-9"), lambda: cases.file("x-9"), lambda: replies.get("x-9", "r9")):
        with pytest.raises(NotFound):
            look()


def test_a_reply_moves_once_and_leaves_its_event(cases: Cases, replies: Replies) -> None:
    hear(cases)
    reply = replies.add(a_reply(), event("reply drafted"))
    submitted = move(reply, ReplyState.IN_REVIEW, NOON + MINUTE)
    replies.save(submitted, event("sent to review"))
    with pytest.raises(Stale):
        replies.save(submitted, event("sent to review"))
    assert replies.get("x-1001", "r1") == submitted
    assert file_of(cases).replies == [submitted]
    assert sorted(entry.kind for entry in file_of(cases).events) == ["case opened", "reply drafted", "sent to review"]


def test_a_reply_and_its_case_change_together_or_not_at_all(cases: Cases, replies: Replies) -> None:
    hear(cases)
    replies.add(a_reply(), event())
    old_case = cases.get("x-1001")
    cases.save(claim(old_case, ROSA), event())
    with pytest.raises(Stale):
        replies.save(move(a_reply(), ReplyState.IN_REVIEW, NOON), event(), case=claim(old_case, ROSA))
    assert replies.get("x-1001", "r1").state is ReplyState.DRAFT


def test_replies_are_listed_by_state_the_longest_waiting_first(replies: Replies) -> None:
    for name, minutes in (("late", 5), ("early", 1), ("now", 9)):
        replies.add(a_reply(id=name, since=NOON + minutes * MINUTE), event())
    assert [reply.id for reply in replies.by_state(ReplyState.DRAFT, 10).items] == ["early", "late", "now"]
    span = (NOON, NOON + 5 * MINUTE)
    assert [reply.id for reply in replies.by_state(ReplyState.DRAFT, 10, since=span).items] == ["early", "late"]
    assert replies.by_state(ReplyState.POSTED, 10).items == []


def test_a_cursor_is_advanced_once(table: "Table") -> None:
    cursors = Cursors(table)
    assert cursors.get("x.mentions") == Cursor(source="x.mentions")
    first = Cursor(source="x.mentions", position="7", polled_at=NOON, version=1)
    cursors.advance(first)
    assert cursors.get("x.mentions") == first
    with pytest.raises(Stale):
        cursors.advance(first)


def test_a_failed_poll_leaves_the_position_and_may_come_before_the_first_success(table: "Table") -> None:
    cursors = Cursors(table)
    cursors.note(Cursor(source="x.mentions", polled_at=NOON, outcome="failed: X answered 503"))
    cursors.advance(Cursor(source="x.mentions", position="7", outcome="complete", version=1))
    cursors.note(Cursor(source="x.mentions", position="3", polled_at=NOON + MINUTE, outcome="rate limited"))
    now = cursors.get("x.mentions")
    assert (now.position, now.outcome, now.polled_at) == ("7", "rate limited", NOON + MINUTE)


def receipt(version: int, minutes: int, **changes: Any) -> Receipt:
    at = NOON + minutes * MINUTE
    fields = {"source": "x.mentions", "at": at, "polled_at": at, "complete": True, "version": version}
    return Receipt.model_validate({**fields, "since": at - MINUTE, "until": at, **changes})


def test_a_cursor_and_its_receipt_are_written_together_or_not_at_all(table: "Table") -> None:
    cursors, receipts = Cursors(table), Receipts(table)
    cursors.advance(Cursor(source="x.mentions", version=1, receipt=receipt(1, 1)))
    with pytest.raises(Stale):
        cursors.advance(Cursor(source="x.mentions", version=1, receipt=receipt(1, 2)))
    assert receipts.since("x.mentions", NOON) == [receipt(1, 1)]
    assert receipts.sources() == ["x.mentions"]


def test_a_receipt_that_grows_stays_one_item_and_a_failure_of_the_same_run_is_another(table: "Table") -> None:
    cursors, receipts = Cursors(table), Receipts(table)
    grown = receipt(1, 1, polls=2, until=NOON + 2 * MINUTE)
    cursors.advance(Cursor(source="x.mentions", version=1, receipt=receipt(1, 1)))
    cursors.advance(Cursor(source="x.mentions", version=2, receipt=grown))
    failed = receipt(1, 1, complete=False, why="failed", since=None, until=None)
    cursors.note(Cursor(source="x.mentions", version=2, receipt=failed))
    assert receipts.since("x.mentions", NOON) == [failed, grown]


def test_receipts_of_days_before_are_not_read_and_later_backfills_are(table: "Table") -> None:
    cursors, receipts = Cursors(table), Receipts(table)
    for version, minutes in ((1, -600), (2, 5), (3, 6000)):
        cursors.advance(Cursor(source="x.mentions", version=version, receipt=receipt(version, minutes)))
    assert [one.version for one in receipts.since("x.mentions", NOON)] == [2, 3]


def test_coverage_is_answered_for_every_source_that_was_ever_polled(table: "Table") -> None:
    cursors = Cursors(table)
    cursors.advance(Cursor(source="x.mentions", version=1, receipt=receipt(1, 1, since=NOON)))
    gap = Gap(since=NOON, until=NOON + MINUTE, why="failed: X answered 503")
    failed = receipt(0, 1, source="x.quotes", complete=False, why=gap.why, since=None, until=None, gaps=[gap])
    cursors.note(Cursor(source="x.quotes", receipt=failed))
    found = Receipts(table).coverage(NOON, NOON + MINUTE, NOON + MINUTE)
    assert [(one.source, one.complete) for one in found.sources] == [("x.mentions", True), ("x.quotes", False)]
    assert found.sources[1].holes[0].why == [gap.why]
    assert not found.complete


def test_a_receipt_expires_as_posts_do(table: "Table") -> None:
    Cursors(table).advance(Cursor(source="x.mentions", version=1, receipt=receipt(1, 1)))
    (item,) = [item for item in table.scan()["Items"] if str(item["sk"]).startswith("RECEIPT#")]
    assert item["expires_at"] == int((NOON + MINUTE + KEPT).timestamp())


def test_a_post_that_was_only_listened_to_becomes_one_that_can_be_answered(cases: Cases, table: "Table") -> None:
    heard = a_mention(summoned=False)
    stored(cases, heard, decided=a_triage(reasons=["reads as a complaint", LISTEN_ONLY]))
    assert cases.standing(heard) == Standing(heard=True, summoned=False)
    cases.summon(a_mention(), NOON + MINUTE)
    file = file_of(cases)
    assert cases.standing(heard) == Standing(heard=True, summoned=True)
    assert (file.thread[0].mention.summoned, file.case.reasons, file.case.mentions) == (
        True,
        ["reads as a complaint"],
        1,
    )
    assert [one.kind for one in file.events] == ["case opened", "addressed the brand after all"]
    cases.summon(a_mention(), NOON + MINUTE)
    assert len(file_of(cases).events) == 2


def test_threads_that_matter_are_public_recently_active_and_the_gravest_first(table: "Table", cases: Cases) -> None:
    def opened(number: str, severity: int, **changes: Any) -> None:
        mention = a_mention(**{"id": number, "author_id": number, "conversation_id": number, **changes})
        stored(cases, mention, decided=a_triage(severity=severity))

    opened("2001", 3)
    opened("2002", 1)
    opened("2003", 3, created_at=NOON)
    opened("2004", 1, created_at=NOON - ACTIVE - MINUTE)
    opened("7-99", 1, private=True)
    opened("t1_a", 1, platform=PlatformName.REDDIT)
    opened("2006", 4, conversation_id="2001")
    opened("2007", 3)
    cases.save(resolve(cases.get("x-2007")), event("resolved"))
    found = LiveThreads(cases, Tracks(table)).live(NOON)
    assert [one.id for one in found] == ["2002", "2003", "2001"]
    assert [one.every for one in found] == [EVERY[1], EVERY[3], EVERY[3]]


def test_a_post_that_was_summoned_is_known_as_one(cases: Cases) -> None:
    hear(cases)
    assert cases.standing(a_mention()).summoned


def test_tallies_count_what_is_there(table: "Table", cases: Cases, replies: Replies) -> None:
    Cursors(table).advance(
        Cursor(
            source="x.mentions",
            polled_at=NOON,
            first_polled_at=NOON,
            outcome="complete",
            version=1,
            receipt=Receipt(source="x.mentions", at=NOON, polled_at=NOON, complete=True, since=NOON, until=NOON),
        )
    )
    hear(cases)
    hear(cases, id="1002")
    replies.add(a_reply(), event())
    told = Tallies(table).all(today=(NOON + timedelta(days=2)).date())
    assert (told["mentions"], told["readings"], told["replies"]["draft"]) == (2, 2, 1)
    assert told["cases"] == {
        "by_state": {"open": 1, "answered": 0, "snoozed": 0, "resolved": 0, "merged": 0},
        "by_desk": {"care": 1, "legal": 0, "pr": 0},
    }
    assert told["sources"]["x.mentions"]["outcome"] == "complete"


def test_events_of_the_same_moment_keep_their_order(cases: Cases, replies: Replies) -> None:
    hear(cases)
    reply = a_reply()
    replies.add(reply, event("first"))
    for number in range(20):
        reply = move(reply, ReplyState.DRAFT, NOON)
        replies.save(reply, event(f"{number:02}"))
    kinds = [entry.kind for entry in file_of(cases).events if entry.kind != "case opened"]
    assert kinds == ["first", *(f"{number:02}" for number in range(20))]


def test_a_lost_condition_says_where(table: "Table") -> None:
    item = {**keys.case("x-1"), "version": 1}
    transact(table, [put(table, item, if_absent=True)])
    with pytest.raises(Lost) as lost:
        transact(table, [put(table, {**keys.case("x-2"), "version": 1}), put(table, item, if_absent=True)])
    assert lost.value.at == {1}
    assert "Item" not in table.get_item(Key=keys.case("x-2"))
