"""What is counted of templates in the table: what each timer adds, and the mark that a case was counted."""

from datetime import datetime
from typing import TYPE_CHECKING

from amends.adapters import keys
from amends.adapters.cases import Cases
from amends.adapters.items import Item, put
from amends.adapters.library import Library
from amends.adapters.tally_items import add_to_tally
from amends.adapters.timer_items import set_timer
from amends.errors import NotFound
from amends.library.counting import DRAFTED, GOOD, OUTCOME, POSTED, look, then_look, to_count, words_learnt
from amends.reply import Reply
from amends.timers import Effect, Handler, Timer

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import Table


def counted(table: "Table", reply: Reply, now: datetime) -> list[Item]:
    """The writes, for the transaction of a reply's move, that have the move counted; none for most."""
    timer = to_count(reply, now)
    return [set_timer(table, timer)] if timer else []


class Uses:
    """The table's counts of one brand's templates."""

    def __init__(self, table: "Table", brand: str) -> None:
        self._table = table
        self._brand = brand

    def handlers(self) -> dict[str, Handler]:
        """What each of our timers does when it is due."""
        return {DRAFTED: self._drafted, POSTED: self._posted, OUTCOME: self._looked}

    def _drafted(self, timer: Timer, now: datetime) -> Effect:
        del now
        return Effect(writes=[self._add(timer, "drafted")])

    def _posted(self, timer: Timer, now: datetime) -> Effect:
        return Effect(writes=[self._add(timer, "posted"), set_timer(self._table, then_look(timer, now))])

    def _looked(self, timer: Timer, now: datetime) -> Effect:
        template_id, number = _wording(timer)
        mark = keys.outcome(timer.case_id, template_id, number)
        try:
            file = Cases(self._table).file(timer.case_id)
        except NotFound:
            return Effect()
        is_counted = "Item" in self._table.get_item(Key=mark, ConsistentRead=True)
        found = look(timer, file, is_counted, now)
        if not found.outcome:
            return Effect(again=found.again)
        learnt: list[str] = []
        if found.outcome in GOOD:
            shelf = Library(self._table, self._brand).shelf()
            learnt = words_learnt(file, template_id, shelf.templates)
        once = put(self._table, {**mark, "outcome": found.outcome.value}, if_absent=True)
        return Effect(writes=[once, self._add(timer, found.outcome, learnt)])

    def _add(self, timer: Timer, count: str, words: list[str] | None = None) -> Item:
        return add_to_tally(self._table, self._brand, *_wording(timer), count, words or [])


def _wording(timer: Timer) -> tuple[str, int]:
    return timer.data["template"], int(timer.data["number"])
