"""Public posts while a handoff goes on, in the table: told in the transaction that hears them, once each."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from amends.adapters import keys
from amends.adapters.cases import Cases
from amends.adapters.handoff_items import carried_writes
from amends.adapters.handoff_tallies import HandoffTallies
from amends.adapters.handoff_watch import HandoffWatch
from amends.adapters.handoffs import Handoffs
from amends.adapters.history import write
from amends.adapters.items import transact
from amends.adapters.removals import Removals
from amends.adapters.timers import Timers
from amends.case import Case
from amends.classifying import classify
from amends.deciding import BrandThreshold
from amends.event import Event
from amends.handoff import handoff as rules
from amends.handoff.handoff import Handoff
from amends.handoff.measures import measures
from amends.handoff.noticing import AFTER, AGAIN, ASKED, INSTEAD, Seen
from amends.handoff.tone import Change
from amends.mention import Mention, PlatformName
from amends.reading import Emotion, Reading
from amends.removal import remove
from amends.timers import fire_due
from amends.tombstone import Why

from tests.builders import MINUTE, NOON, a_handoff, a_mention, a_reading, a_threshold, of_people, stored
from tests.fakes import FakeOptOuts, FakeReader, FakeRules, FakeVersions

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

CASE, LATER = "x-1001", NOON + timedelta(hours=1)
EVENT = Event(at=NOON, kind="handoff moved")


def felt(anger: float) -> Reading:
    return a_reading(emotion=Emotion(anger=anger, joy=0, optimism=0, sadness=0, other=1 - anger))


def heard(table: "Table", post: Mention, anger: float = 0.8) -> Case | None:
    """A post, as classify hears it."""
    brand = BrandThreshold("larkfield", FakeVersions(a_threshold()))
    watches, stores = HandoffWatch(table), (Cases(table), FakeOptOuts())
    return classify(post, FakeReader(felt(anger)), brand, FakeRules(), *stores, LATER, watches=watches)


def a_post(**changes: Any) -> Mention:
    return a_mention(**{"id": "2002", "created_at": LATER, **changes})


def invited(table: "Table", **changes: Any) -> Handoff:
    """A case whose customer was mildly angry, and was invited."""
    if not table.get_item(Key=keys.case(CASE)).get("Item"):
        stored(Cases(table), reading=felt(0.2))
    handoff = a_handoff(threads=("1001",), **changes)
    write(table, CASE, [EVENT], Handoffs(table).begun(handoff))
    return Handoffs(table).save(handoff, rules.invited(handoff, NOON), EVENT)


@pytest.fixture
def joined(table: "Table") -> Handoff:
    before = invited(table)
    return Handoffs(table).save(before, rules.joined(before, NOON + MINUTE), EVENT)


def kinds(table: "Table", case_id: str = CASE) -> list[str]:
    wanted = {AGAIN, INSTEAD, ASKED}
    return [event.kind for event in Cases(table).file(case_id).events if event.kind in wanted]


def now(table: "Table", name: str = "h1") -> Handoff:
    return Handoffs(table).get(CASE, name)


def notices(table: "Table") -> list[str]:
    found = table.query(
        IndexName=keys.BY_STATE,
        KeyConditionExpression="state_pk = :pk",
        ExpressionAttributeValues={":pk": keys.notices()},
    )["Items"]
    return [str(item["kind"]) for item in found]


def test_the_customer_in_public_again_is_on_the_case_with_the_tone_and_told_at_once(
    table: "Table", joined: Handoff
) -> None:
    assert heard(table, a_post())
    file = Cases(table).file(CASE)
    assert of_people(event.kind for event in file.events)[-2:] == ["customer wrote again", AGAIN]
    (seen,) = file.sightings
    assert (seen.seen, seen.mention_id, seen.handoff_id) == (Seen.AGAIN, "2002", joined.id)
    assert seen.tone
    assert seen.tone.change is Change.ANGRIER
    assert (now(table).public_again, now(table).last_public_again_at) == (1, LATER)
    assert notices(table).count(AGAIN) == 1


def test_a_redelivery_counts_nothing_twice(table: "Table", joined: Handoff) -> None:
    for _ in range(3):
        heard(table, a_post())
    assert (kinds(table), now(table).public_again, len(Cases(table).file(CASE).sightings)) == ([AGAIN], 1, 1)
    assert tally(table)["went_public_again"] == 1
    # The control: another post is another time, and the handoff is counted once still.
    heard(table, a_post(id="2003", created_at=LATER + MINUTE))
    assert (kinds(table), now(table).public_again) == ([AGAIN, AGAIN], 2)
    assert tally(table)["went_public_again"] == 1


def tally(table: "Table") -> dict[str, Any]:
    day = NOON.date()
    return dict(measures(day, day, HandoffTallies(table).between(day, day)).total)


def test_ten_deliveries_in_the_same_instant_count_once(table: "Table", joined: Handoff) -> None:
    with ThreadPoolExecutor(10) as pool:
        cases = list(pool.map(lambda _: heard(table, a_post()), range(10)))
    assert sum(case is not None for case in cases) == 1
    assert (kinds(table), now(table).public_again) == ([AGAIN], 1)


def test_two_posts_in_the_same_instant_both_count(table: "Table", joined: Handoff) -> None:
    posts = [a_post(id=str(2000 + number), conversation_id=str(2000 + number)) for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda post: heard(table, post), posts))
    assert (kinds(table), now(table).public_again) == ([AGAIN] * 4, 4)


def test_a_post_in_another_thread_opens_its_own_case_and_is_told_in_the_one_of_the_handoff(
    table: "Table", joined: Handoff
) -> None:
    other = heard(table, a_post(conversation_id="2002"))
    assert other
    assert other.id == "x-2002"
    assert (kinds(table), kinds(table, "x-2002")) == ([AGAIN], [])
    (seen,) = Cases(table).file(CASE).sightings
    assert (seen.found_in, Cases(table).file("x-2002").sightings) == ("x-2002", [])
    (event,) = [event for event in Cases(table).file(CASE).events if event.kind == AGAIN]
    assert "case x-2002; angrier" in event.note


def test_an_invited_customer_who_answers_in_public_is_told_of_and_not_counted(table: "Table") -> None:
    invited(table)
    heard(table, a_post())
    assert (kinds(table), now(table).public_again) == ([INSTEAD], 0)


def test_somebody_else_who_asks_for_the_outcome_is_shown_and_one_who_does_not_is_not(
    table: "Table", joined: Handoff
) -> None:
    heard(table, a_post(id="2001", author_id="88", text="same here"))
    heard(table, a_post(author_id="88", text="@ada did they ever sort this?"))
    assert (kinds(table), now(table).asked_by_others, now(table).public_again) == ([ASKED], 1, 0)
    (seen,) = Cases(table).file(CASE).sightings
    assert (seen.seen, seen.found_in, seen.tone) == (Seen.ASKED, "x-2001", None)


def test_a_private_message_and_somebody_elses_thread_are_no_sighting(table: "Table", joined: Handoff) -> None:
    assert HandoffWatch(table).concerning(a_post(private=True), LATER) == []
    heard(table, a_post(author_id="88", conversation_id="2002", text="any update?"))
    assert kinds(table) == []


def test_of_two_open_cases_of_one_author_each_is_told(table: "Table", joined: Handoff) -> None:
    stored(Cases(table), a_mention(id="1500", conversation_id="1500"), felt(0.5))
    other = a_handoff(id="h2", case_id="x-1500", threads=("1500",))
    write(table, "x-1500", [EVENT], Handoffs(table).begun(other))
    Handoffs(table).save(other, rules.invited(other, NOON), EVENT)
    heard(table, a_post())
    assert (kinds(table), kinds(table, "x-1500")) == ([AGAIN], [INSTEAD])


def test_of_a_case_with_a_resolved_and_an_open_handoff_the_open_one_is_told(table: "Table", joined: Handoff) -> None:
    done = Handoffs(table).save(joined, rules.resolved(joined, None, NOON + 2 * MINUTE), EVENT)
    invited(table, id="h2")
    heard(table, a_post())
    assert (kinds(table), now(table, "h2").version) == ([INSTEAD], 3)
    assert now(table).version == done.version


def test_it_is_watched_for_a_week_after_it_was_resolved_and_then_no_more(table: "Table", joined: Handoff) -> None:
    resolved = Handoffs(table).save(joined, rules.resolved(joined, None, NOON + 2 * MINUTE), EVENT)
    heard(table, a_post())
    assert now(table).public_again == 1
    over = (resolved.resolved_at or NOON) + AFTER
    handlers = HandoffWatch(table).handlers()
    assert fire_due(OfWatch(table), handlers, over - MINUTE).fired == 0
    assert HandoffWatch(table).concerning(a_post(), over - MINUTE)
    assert fire_due(OfWatch(table), handlers, over).fired == 1
    assert pointers(table) == []
    assert (now(table).look_at, Handoffs(table).live(over, 10)) == (None, [])
    heard(table, a_post(id="2003"))
    assert now(table).public_again == 1


class OfWatch(Timers):
    """The timers of watches alone."""

    def due(self, now: Any, limit: int, cursor: str | None = None) -> Any:
        page = super().due(now, limit, cursor)
        return page.model_copy(update={"items": [timer for timer in page.items if timer.kind == "handoff_watch"]})


def pointers(table: "Table") -> list[str]:
    places = [keys.watch_author("x", "77")["pk"], keys.watch_thread("x", "1001")["pk"]]
    return [
        str(item["sk"])
        for place in places
        for item in table.query(KeyConditionExpression="pk = :pk", ExpressionAttributeValues={":pk": place})["Items"]
    ]


def test_what_is_closed_or_given_up_leaves_nothing_to_find(table: "Table") -> None:
    first = invited(table)
    assert len(pointers(table)) == 2
    Handoffs(table).save(first, rules.unanswered(first, LATER), EVENT)
    assert pointers(table) == []


def test_a_handoff_that_goes_to_another_case_is_found_there(table: "Table", joined: Handoff) -> None:
    stored(Cases(table), a_mention(id="1500", conversation_id="1500"), felt(0.2))
    transact(table, carried_writes(table, joined, rules.changed(joined, case_id="x-1500")))
    assert pointers(table) == ["x-1500#h1", "x-1500#h1"]
    heard(table, a_post())
    assert (kinds(table), kinds(table, "x-1500")) == ([], [AGAIN])


@pytest.mark.parametrize("conversation", ["1001", "2002"], ids=["in the thread", "in another thread"])
def test_a_removed_post_takes_what_was_seen_in_it_along(table: "Table", joined: Handoff, conversation: str) -> None:
    heard(table, a_post(conversation_id=conversation))
    assert len(Cases(table).file(CASE).sightings) == 1
    posts = Removals(table)
    assert remove(PlatformName.X, "2002", Why.DELETED, posts, LATER)
    assert Cases(table).file(CASE).sightings == []
    left = table.query(
        KeyConditionExpression="pk = :pk AND begins_with(sk, :sk)",
        ExpressionAttributeValues={":pk": "MENTION#x#2002", ":sk": "SIGHTED#"},
    )
    assert left["Items"] == []
    # What happened stays in the history, which holds no word of it.
    assert kinds(table) == [AGAIN]


def test_a_person_who_moves_the_handoff_in_the_same_instant_loses_nothing(table: "Table", joined: Handoff) -> None:
    class Late(HandoffWatch):
        """Between its look and the write, somebody resolves the handoff."""

        resolved = False

        def concerning(self, mention: Mention, now: Any) -> Any:
            found = super().concerning(mention, now)
            if not self.resolved:
                self.resolved = True
                Handoffs(table).save(joined, rules.resolved(joined, True, LATER - MINUTE), EVENT)
            return found

    brand = BrandThreshold("larkfield", FakeVersions(a_threshold()))
    stores = (Cases(table), FakeOptOuts())
    assert classify(a_post(), FakeReader(felt(0.8)), brand, FakeRules(), *stores, LATER, watches=Late(table))
    assert (now(table).resolved_at, now(table).public_again) == (LATER - MINUTE, 1)
    assert kinds(table) == [AGAIN]
