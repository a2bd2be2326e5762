"""What looks after an invitation that nobody answered: a reminder to its responder, and giving it up."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.handoff_items import TIMER, moved_writes
from amends.adapters.items import Item
from amends.brand import Brand
from amends.case import Case
from amends.event import Event
from amends.handoff.handoff import Handoff
from amends.handoff.waiting import Next, given_up, next_step, reminded
from amends.reply import Reply
from amends.timers import Effect, Handler, Timer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def handlers(table: "Table", brand: Callable[[], Brand]) -> dict[str, Handler]:
    """Who knows what to do when it is time."""

    def there(key: keys.Key) -> Item | None:
        return table.get_item(Key=key, ConsistentRead=True).get("Item")

    def look(timer: Timer, now: datetime) -> Effect:
        item = there(keys.handoff(timer.case_id, timer.id))
        handoff = Handoff.model_validate(item) if item else None
        case = there(keys.case(timer.case_id))
        if handoff is None or case is None:
            return Effect()
        reminder = there(keys.reply(timer.case_id, handoff.follow_up_id)) if handoff.follow_up_id else None
        follow_up = Reply.model_validate(reminder) if reminder else None
        step = next_step(handoff, follow_up, brand().private, now)
        if step is None:
            return Effect()
        if now < step.at:
            return Effect(again=timer.model_copy(update={"due_at": step.at}))
        if step.what is Next.REMIND:
            event = Event(at=now, kind="invitation unanswered so far")
            after = reminded(handoff, now)
            later = next_step(after, follow_up, brand().private, now)
            again = timer.model_copy(update={"due_at": later.at}) if later else None
            return Effect([event], _without(timer, moved_writes(table, handoff, after)), again)
        after = given_up(handoff, Case.model_validate(case), now)
        event = Event(at=now, kind="invitation unanswered")
        return Effect([event], _without(timer, moved_writes(table, handoff, after)))

    return {TIMER: look}


def _without(timer: Timer, writes: list[Item]) -> list[Item]:
    """The writes less the one on the timer itself, which whoever fires it makes."""
    own = keys.timer(timer.case_id, timer.kind, timer.id)
    return [
        write for write in writes if not all(write.get("Delete", {}).get("Key", {}).get(at) == own[at] for at in own)
    ]
