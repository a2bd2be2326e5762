"""What is left of handoffs when their customer's posts are gone: that they were, and not whose."""

from datetime import datetime
from typing import TYPE_CHECKING

from amends.adapters.handoffs import Handoffs
from amends.errors import Overtaken, Retry
from amends.event import Event
from amends.handoff.following import ENDS_WITH_ITS_CASE
from amends.handoff.handoff import Handoff, HandoffState, changed, closed
from amends.handoff.waiting import GONE

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table

TRIES = 5  # at a handoff that moves in this moment
# Whoever was only invited may still write to us: what they wrote in public is gone, and they are not.
MAY_COME = frozenset({HandoffState.DRAFTED, HandoffState.INVITED, HandoffState.UNANSWERED})


def forget_handoffs(table: "Table", platform: str, author_id: str, now: datetime) -> None:
    """End every handoff of an author whose account is gone."""
    for handoff in Handoffs(table).found_by(platform, author_id):
        _forget(table, handoff, now)


def forget_over(table: "Table", case_id: str, now: datetime) -> None:
    """Take the author out of a case's handoffs with its last post: from then on it names nobody."""
    for handoff in Handoffs(table).of_case(case_id):
        if handoff.state not in MAY_COME:
            _forget(table, handoff, now)


def _forget(table: "Table", handoff: Handoff, now: datetime) -> None:
    handoffs = Handoffs(table)
    for _ in range(TRIES):
        if handoff.author_id == GONE:
            return
        ends = handoff.state in ENDS_WITH_ITS_CASE
        after = closed(handoff, now) if ends else changed(handoff)
        event = Event(at=now, kind="handoff closed" if ends else "handoff forgotten", note="the customer is gone")
        try:
            handoffs.save(handoff, after.model_copy(update={"author_id": GONE}), event)
        except Overtaken:
            handoff = handoffs.get(handoff.case_id, handoff.id)
            continue
        return
    raise Retry("others kept moving a handoff whose customer is gone")
