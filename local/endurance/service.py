"""Our functions as Lambda runs them: each call a process that may die, with the real rules and adapters."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any

from amends.adapters.budgets import Budgets
from amends.adapters.cases import Cases
from amends.adapters.clocks import KIND as CLOCKS
from amends.adapters.clocks import due_again
from amends.adapters.cursors import Cursors
from amends.adapters.live_threads import LiveThreads
from amends.adapters.optouts import OptOuts
from amends.adapters.postings import Postings
from amends.adapters.replies import Replies
from amends.adapters.rule_sets import RuleSets, unusable
from amends.adapters.thresholds import Thresholds
from amends.adapters.timers import Timers
from amends.adapters.tracks import Tracks
from amends.adapters.work_timers import handlers
from amends.adapters.x import X
from amends.adapters.x_mentions import Query, XMentions, XSearch
from amends.adapters.x_posts import Account
from amends.adapters.x_rounds import XThreads
from amends.brand import Brand
from amends.classifying import classify
from amends.deciding import BrandThreshold
from amends.eligibility import HouseRules
from amends.errors import Retry, Stale
from amends.listening import MentionSink, Source, listen_to_all
from amends.mention import Mention, PlatformName
from amends.publishing import publish
from amends.rules.brand_rules import BrandRules
from amends.timers import fire_due
from amends.unwanted import withdraw_unwanted
from amends.watching import requeue, settle

from local.endurance.clock import Clock
from local.endurance.fate import Fate, Killed
from local.endurance.queues import MentionQueue, OutboxQueue, Queue
from local.endurance.reader import Reader
from local.endurance.simulated import SimulatedX

BRAND = "larkfield"
ENOUGH = timedelta(seconds=20)  # that one more page can take
ENOUGH_TO_LOOK = timedelta(seconds=35)  # in our timeline, and for what comes after it
QUERY = Query("outages", "larkfield (broadband OR outage)")
# As the template says.
LASTS = {"listen": 55, "classify": 30, "publish": 55, "watch": 55, "api": 30}


class Late:
    """A control: it lets the cursor move first, and keeps the page in the process's memory until then."""

    def __init__(self, sink: MentionSink) -> None:
        self._sink = sink
        self._kept: list[Mention] = []

    def send(self, mentions: Sequence[Mention]) -> None:
        """Say that they are taken."""
        self._kept += mentions

    def flush(self) -> None:
        """Take them."""
        self._sink.send(self._kept)


class Service:
    """The functions, over one table and two queues."""

    def __init__(
        self, table: Any, x: SimulatedX, clock: Clock, fate: Fate, mentions: Queue, outbox: Queue, *, careful: bool
    ) -> None:
        self.table, self.cases, self.replies = table, Cases(table), Replies(table)
        self.cursors, self.budgets, self.optouts = Cursors(table), Budgets(table), OptOuts(table)
        self.posting = Postings(table, BRAND)
        self.mentions, self.outbox, self.to_outbox = mentions, outbox, OutboxQueue(outbox)
        self.failed: list[str] = []
        self._x, self._clock, self._fate, self._careful = x, clock, fate, careful
        self._reader = Reader()
        self.start()

    def start(self) -> None:
        """A process starts with nothing in its memory."""
        client, account = self._x.connect(), Account(self._x.keys.user_id, self._x.keys.username)
        self.x = X(client, account.user_id)
        self._brand = BrandThreshold(BRAND, Thresholds(self.table))
        self._triage = BrandRules(BRAND, RuleSets(self.table), unusable)
        self._sources: list[Source] = [
            XMentions(client, *account),
            XSearch(client, account, QUERY),
            XThreads(client, account, LiveThreads(self.cases, Tracks(self.table))),
        ]

    def listen(self) -> None:
        """Read each source in a run of its own; another run for it may come in the middle."""
        for place in range(len(self._sources)):
            self._listen_to(place)

    def _listen_to(self, place: int) -> None:
        def work(left: Callable[[], timedelta]) -> None:
            self._listen(self._sources[place], left)

        self._runs("listen", work, lambda: self._runs("listen", work))

    def read(self) -> None:
        """Empty the queue of mentions."""
        self.mentions.deliver(lambda body: self._twice("classify", self._classify, body))

    def publish(self) -> None:
        """Empty the outbox."""
        self.outbox.deliver(lambda body: self._twice("publish", self._publish, body))

    def watch(self) -> bool:
        """Settle what is open, and hand over whose wait is over."""
        return self._runs("watch", self._watch, lambda: self._runs("watch", self._watch))

    def api(self, call: Callable[[], object]) -> bool:
        """A person's request; whether it was answered."""
        return self._runs("api", lambda _: call())

    def _twice(self, name: str, handle: Callable[[str], object], body: str) -> bool:
        """A message, which may be handled by a second function at the same time."""
        return self._runs(name, lambda _: handle(body), lambda: self._runs(name, lambda _: handle(body)))

    def _runs(
        self,
        name: str,
        work: Callable[[Callable[[], timedelta]], object],
        meanwhile: Callable[[], object] | None = None,
    ) -> bool:
        try:
            with self._fate.function(name, timedelta(seconds=LASTS[name]), meanwhile) as left:
                work(left)
        except Killed:
            self.start()
            return False
        except Retry as error:
            self.failed.append(f"{name}: {error}")
            return False
        return True

    def _listen(self, source: Source, left: Callable[[], timedelta]) -> None:
        sink: Any = MentionQueue(self.mentions)
        if not self._careful:
            sink = Late(sink)
        try:
            listen_to_all([source], self.cursors, sink, self._clock.now(), lambda: left() > ENOUGH)
        finally:
            if isinstance(sink, Late):
                sink.flush()

    def _classify(self, body: str) -> None:
        mention = Mention.model_validate_json(body)
        classify(mention, self._reader, self._brand, self._triage, self.cases, self.optouts, self._clock.now())

    def _publish(self, body: str) -> None:
        reply = self.replies.get(*body.split())
        stores = (self.replies, self.cases, self.budgets, self.posting)
        with suppress(Stale):  # It is not ours to post, as the handler says in its log.
            publish(reply, self.x, *stores, self._clock.now(), self._rules)

    def _watch(self, left: Callable[[], timedelta]) -> None:
        now = self._clock.now()
        fire_due(
            Timers(self.table), {CLOCKS: due_again, **handlers(self.table, Brand)}, now, lambda: left() > ENOUGH_TO_LOOK
        )
        settle(self.replies, {PlatformName.X: self.x}, self.cases, now, lambda: left() > ENOUGH_TO_LOOK)
        withdraw_unwanted(self.replies, self.cases, self.optouts, now)
        requeue(self.replies, self.to_outbox, self.budgets, self.posting, now)

    def _rules(self, mention: Mention) -> HouseRules:
        return HouseRules(opted_out=self.optouts.holds(mention.platform, mention.author_id))
