"""Posts that move between cases, in the table: begun in one transaction, then item by item, from wherever it stopped.

From the first transaction on, late posts go to where they belong, and nothing but the move writes what is to move: an
item is put into the other case and taken out of this one together, and only as it was read. So a move that dies is
gone on with, and nothing is lost or there twice.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from boto3.dynamodb.conditions import Key

from amends.adapters import keys
from amends.adapters.case_items import case_item
from amends.adapters.case_timers import timer_writes
from amends.adapters.handoff_items import merged_writes
from amends.adapters.handoffs import Handoffs
from amends.adapters.history import write_all
from amends.adapters.items import Item, Lost, every, put, to_item, transact
from amends.adapters.link_items import link_writes
from amends.adapters.moving_items import fits, movable, moved
from amends.adapters.timer_items import cancel_timer, set_timer
from amends.casefile import CaseFile, ReadMention
from amends.errors import Retry, Stale
from amends.event import Event
from amends.handoff.merging import Merged, merged
from amends.timers import Effect, Timer
from amends.work.moving import Begun
from amends.work.post_moves import MoveKind, PostMove

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

TIMER = "move"
NEXT_LOOK = timedelta(minutes=1)  # at a move that its function did not end
ROUNDS = 10  # at items that others change while they move
MOST_LOCKS = 20  # customers of a case; those beyond follow the pointer


class Moves:
    """The table's moves of posts."""

    def __init__(self, table: "Table") -> None:
        self._table = table

    def begin(self, begun: Begun, source: CaseFile) -> None:
        """Make both cases what they are from now on; raises Stale where anything happened in the source since."""
        move, table = begun.move, self._table
        new = begun.to.version == 1
        begun, handoffs = self._with_handoffs(begun, source)
        item = to_item(move)
        timer = Timer(case_id=move.of, kind=TIMER, id=move.to, due_at=move.at + NEXT_LOOK)
        events = {case_id: [event] for case_id, event in begun.events.items()}
        events[move.to] += handoffs.events
        writes = [
            put(table, case_item(begun.of), if_version=begun.of.version - 1),
            put(table, case_item(begun.to), if_absent=new, if_version=None if new else begun.to.version - 1),
            put(table, item | keys.move(move.of, move.to), if_absent=True),
            put(table, item | keys.move(move.to, move.of), if_absent=True),
            set_timer(table, timer),
            *link_writes(table, begun.links),
            *self._locks(begun, source.thread),
            *merged_writes(table, handoffs.changed, handoffs.lost),
            *(timer_writes(table, begun.to, [Event(at=move.at, kind="claimed")]) if new else []),
        ]
        seen = max((event.seq for event in source.events), default=0)
        try:
            write_all(table, events, writes, ends={move.of: seen})
        except Lost as lost:
            raise Stale("somebody changed one of these cases first; look again") from lost

    def go_on(self, move: PostMove, now: datetime) -> None:
        """Move what has not moved yet, and end the move; raises Retry where others keep changing it."""
        for _ in range(ROUNDS):
            left = [item for item in self._items(move.of) if movable(item, move)]
            if not left:
                return self._end(move, now)
            self._move(left, move)
        raise Retry("others kept changing what is to move")

    def fire(self, timer: Timer, now: datetime) -> Effect:
        """Go on with a move that its function did not end; what ends it takes the timer away, too."""
        item = self._table.get_item(Key=keys.move(timer.case_id, timer.id), ConsistentRead=True).get("Item")
        if not item:
            return Effect()
        try:
            self.go_on(PostMove.model_validate(item), now)
        except Retry:
            return Effect(again=timer.model_copy(update={"due_at": now + NEXT_LOOK}))
        return Effect()

    def _with_handoffs(self, begun: Begun, source: CaseFile) -> tuple[Begun, Merged]:
        """A merge with what it does to handoffs; a split leaves them where they are."""
        if begun.move.kind is not MoveKind.MERGE:
            return begun, Merged(begun.to, [], [], [])
        ours = Handoffs(self._table).of_case(begun.to.id)
        by = begun.events[begun.to.id]
        done = merged(begun.to, source.case, ours, source.handoffs, by, begun.move.at)
        return begun._replace(to=done.to), done

    def _move(self, items: Iterable[Item], move: PostMove) -> None:
        batch: list[Item] = []
        for item in items:
            writes = moved(self._table, item, move)
            if not fits(batch, writes):
                self._try(batch)
                batch = []
            batch += writes
        self._try(batch)

    def _try(self, batch: list[Item]) -> None:
        if not batch:
            return
        try:
            transact(self._table, batch)
        except Lost:
            return  # Somebody changed one of them, or another run moved it: the next round looks again.

    def _end(self, move: PostMove, now: datetime) -> None:
        event = Event(at=now, kind="posts moved", note=f"{move.of} to {move.to}")
        there = {"ConditionExpression": "attribute_exists(pk)"}
        pairs = ((move.of, move.to), (move.to, move.of))
        deletes = [{"Delete": {"TableName": self._table.name, "Key": keys.move(*pair), **there}} for pair in pairs]
        cancel = cancel_timer(self._table, move.of, TIMER, move.to)
        try:
            write_all(self._table, {move.of: [event], move.to: [event]}, [*deletes, cancel])
        except Lost:
            return  # Another run ended it.

    def _items(self, case_id: str) -> Iterable[Item]:
        condition = Key("pk").eq(keys.case(case_id)["pk"])
        return every(self._table, KeyConditionExpression=condition, ConsistentRead=True)

    def _locks(self, begun: Begun, thread: Iterable[ReadMention]) -> list[Item]:
        """Where the next posts of those go of whom none stays behind."""
        posts = begun.move.posts
        mentions = [entry.mention for entry in thread]
        stay = {_author(one) for one in mentions if posts is not None and one.id not in posts}
        go = sorted({_author(one) for one in mentions} - stay)[:MOST_LOCKS]
        writes: list[Item] = []
        for author in go:
            lock = keys.open_case(*author)
            held = self._table.get_item(Key=lock, ConsistentRead=True).get("Item")
            if held and held["case_id"] == begun.move.of:
                there: dict[str, Any] = {"ConditionExpression": "case_id = :of"}
                there["ExpressionAttributeValues"] = {":of": begun.move.of}
                item = {**held, "case_id": begun.move.to}
                writes.append({"Put": {"TableName": self._table.name, "Item": item, **there}})
        return writes


def _author(mention: Any) -> tuple[str, str, str]:
    return str(mention.platform), mention.author_id, mention.conversation_id
