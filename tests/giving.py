"""Giving a statement out to many: our publishers as threads, and a platform that remembers what appeared when."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random
from threading import RLock, Thread
from typing import Any, cast

from amends.adapters.budgets import Budgets
from amends.adapters.cases import Cases
from amends.adapters.deliveries import Deliveries
from amends.adapters.incidents import Incidents
from amends.adapters.replies import Replies
from amends.casefile import ReadMention
from amends.eligibility import HouseRules
from amends.errors import MaybePosted, Retry, Stale
from amends.looking import SourceFacts
from amends.mention import Mention, PlatformName
from amends.outage.giving import Handed, hand_out
from amends.outage.halting import resolve
from amends.outage.incident import Incident, IncidentState, Scope
from amends.outage.moves import open_incident
from amends.outage.statement import Stage, Statement, StatementState, StatementText, digest
from amends.outbox import Headroom, Kind
from amends.posting import Mode
from amends.publishing import publish
from amends.reply import Reply, ReplyState
from amends.review.path import Consent
from amends.roles import Role
from amends.watching import requeue, settle

from local.endurance.table import Table
from tests.builders import MINUTE, NOON, PIET, a_mention, a_person, a_reading, a_triage
from tests.fakes import FakeSwitch

WEBHOOK, REDDIT, X = PlatformName.WEBHOOK, PlatformName.REDDIT, PlatformName.X
LENA = a_person("lena", Role.LEGAL)
ENDED = "incident resolved"


def a_statement(**changes: Any) -> Statement:
    """A holding statement by Rosa for every channel, approved by Piet and being given out."""
    fields: dict[str, Any] = {
        "id": "s1",
        "incident_id": "i1",
        "stage": Stage.HOLDING,
        "state": StatementState.GIVING,
        "texts": [
            StatementText(
                channel=channel,
                language="en",
                alternatives=[f"We know, and are on it: next word at 15:00. ({word})" for word in ("a", "b", "c")],
            )
            for channel in PlatformName
        ],
        "author": "rosa-id",
        "author_name": "rosa",
        "approvals": [
            Consent(
                step=0,
                desk="pr",
                by=PIET.id,
                by_name=PIET.name,
                at=NOON,
                sha256="of all words",
                expires_at=NOON + timedelta(days=1),
            )
        ],
        "expires_at": NOON + timedelta(days=1),
        "approved_at": NOON,
        "epoch": 1,
        "created_at": NOON,
        "since": NOON,
    }
    made = Statement.model_validate({**fields, **changes})
    return made.model_copy(update={"digest": digest(made)})


class Watched(Table):
    """The table as threads need it, one call at a time; it notes when the end of the incident was written."""

    def __init__(self, log: list[tuple[str, ...]], lock: Any, *, gated: bool) -> None:
        super().__init__()
        self._lock = lock
        self._log = log
        self._gated = gated  # a control: claims are counted, and none is ever declined

    def _told(self, kind: str, call: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        with self._lock:
            return super()._told(kind, call)

    def _holds(self, write: dict[str, Any]) -> bool:
        (request,) = write.values()
        claims = request.get("UpdateExpression") == "ADD in_flight :one"
        return (claims and not self._gated) or super()._holds(write)

    def _all(self, writes: list[dict[str, Any]]) -> dict[str, Any]:
        answer = super()._all(writes)
        if any(write.get("Put", {}).get("Item", {}).get("kind") == ENDED for write in writes):
            self._log.append(("ended",))
        return answer


class Public:
    """A platform that shows what was said to whom, in the order in which it appeared; at times its answer is lost."""

    def __init__(self, log: list[tuple[str, ...]], lock: Any, random: Random) -> None:
        self._log, self._lock, self._random = log, lock, random
        self.calm = False  # in which nothing fails
        self._shown: dict[tuple[str, str], str] = {}

    def reply(self, reply: Reply) -> str:
        fate = 0.5 if self.calm else self._random.random()
        if fate < 0.02:
            raise Retry("it could not be reached")
        with self._lock:
            stage = reply.statement.stage if reply.statement else "a person's"
            self._log.append(("posted", str(stage), reply.in_reply_to, reply.text))
            post_id = self._shown[reply.in_reply_to, reply.text] = f"post-{len(self._log)}"
        if fate > 0.98:
            raise MaybePosted("the connection ended")
        return post_id

    def find(self, reply: Reply) -> str | None:
        return self._shown.get((reply.in_reply_to, reply.text))

    def look(self, ids: Sequence[str]) -> Mapping[str, SourceFacts]:
        return {name: SourceFacts(id=name) for name in ids}

    def look_at_author(self, mention: Mention) -> SourceFacts:
        return SourceFacts(id=mention.author_id)

    def headroom(self, kind: Kind) -> Headroom | None:
        del kind
        return None


class WithoutLook(Replies):
    """A control: nobody looks whether the statement was stopped."""

    def stopped(self, reply: Reply) -> str:
        del reply
        return ""


class Line:
    """The outbox: messages that come at least once, and some of them twice, to publishers side by side."""

    def __init__(self, random: Random) -> None:
        self._messages: deque[tuple[str, str]] = deque()
        self._random = random
        self.again = 0

    def send(self, reply: Reply) -> None:
        self._messages.append((reply.case_id, reply.id))
        if self._random.random() < 0.3:
            self.again += 1
            self._messages.append((reply.case_id, reply.id))

    def take(self) -> tuple[str, str] | None:
        try:
            return self._messages.popleft()
        except IndexError:
            return None


@dataclass
class Outage:
    """Customers who wait, and everything of ours that works on it, on a clock that goes by minutes."""

    seed: int
    gated: bool = True
    publishers: int = 4
    now: datetime = NOON
    log: list[tuple[str, ...]] = field(default_factory=list)
    faults: list[Exception] = field(default_factory=list)

    def __post_init__(self) -> None:
        lock = RLock()
        self.random = Random(self.seed)  # noqa: S311
        self.table = cast("Any", Watched(self.log, lock, gated=self.gated))
        self.public = Public(self.log, lock, self.random)
        self.outbox = Line(self.random)
        self.cases, self.replies = Cases(self.table), (Replies if self.gated else WithoutLook)(self.table)
        self.incidents, self.given = Incidents(self.table), Deliveries(self.table)
        self.switch, self.budgets = FakeSwitch(Mode.ON), Budgets(self.table)
        moved = open_incident("i1", "larkfield", "No broadband", Scope(), False, PIET, NOON)
        self.incidents.add(moved)

    def customers(self, counts: Mapping[PlatformName, int]) -> None:
        """So many customers on each channel wait, some more gravely hit than others."""
        for platform, count in counts.items():
            for number in range(count):
                post = f"{platform}-{number}"
                mention = a_mention(
                    platform=platform,
                    id=post,
                    conversation_id=post,
                    author_id=f"author-{number}",
                    author_handle=f"author{number}",
                    created_at=NOON - MINUTE - timedelta(seconds=number),
                )
                read = ReadMention(mention=mention, reading=a_reading())
                triage = a_triage(severity=self.random.randint(1, 4))
                assert self.cases.hear(read, None, triage, NOON, incident="i1")

    @property
    def incident(self) -> Incident:
        return self.incidents.get("i1")

    def hand_out(self, statement: Statement) -> Handed:
        """What the outage function does each minute."""
        incident = self.incident
        return hand_out(
            incident,
            statement,
            self.incidents.waiting("i1"),
            self.given,
            self.cases,
            self.budgets,
            lambda _: HouseRules(),
            self.outbox,
            self.switch,
            self.now,
        )

    def publish(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        """The publishers empty the outbox side by side, while something else happens."""
        threads = [Thread(target=self._publisher) for _ in range(self.publishers)]
        threads.append(Thread(target=self._guarded, args=(meanwhile,)))
        self.random.shuffle(threads)
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self.faults:
            raise self.faults[0]

    def minute(self, statement: Statement, meanwhile: Callable[[], None] = lambda: None) -> Handed:
        """A minute of all that runs."""
        handed = self.hand_out(statement)
        self.publish(meanwhile)
        self.now += MINUTE
        settle(self.replies, dict.fromkeys(PlatformName, self.public), self.cases, self.now)
        requeue(self.replies, self.outbox, self.budgets, self.switch, self.now)
        return handed

    def begin_end(self) -> None:
        """PR says that it is over."""
        before = self.incident
        self.incidents.save(before, resolve(before, "mended", PIET, self.now), self.now)

    def end(self) -> bool:
        """Whether the end could be written."""
        try:
            return self.incidents.end("i1", self.now).state is IncidentState.RESOLVED
        except Retry:
            return False

    def said(self, stage: Stage) -> list[str]:
        """The posts that were answered with a stage, in the order of the answers."""
        return [entry[2] for entry in self.log if entry[:2] == ("posted", stage)]

    def late(self) -> int:
        """How many holding texts appeared after the end was written."""
        if ("ended",) not in self.log:
            return 0
        return sum(entry[:2] == ("posted", Stage.HOLDING) for entry in self.log[self.log.index(("ended",)) :])

    def left(self) -> list[Reply]:
        """Replies that wait, are on their way, or are in doubt."""
        states = (ReplyState.APPROVED, ReplyState.POSTING, ReplyState.MAYBE_POSTED)
        return [reply for state in states for reply in self.replies.by_state(state, 500).items]

    def _publisher(self) -> None:
        while message := self.outbox.take():
            self._guarded(partial(self._post, *message))

    def _post(self, case_id: str, reply_id: str) -> None:
        reply = self.replies.get(case_id, reply_id)
        try:
            publish(
                reply,
                self.public,
                self.replies,
                self.cases,
                self.budgets,
                self.switch,
                self.now,
                clock=lambda: self.now,
            )
        except (Stale, Retry):
            return  # Someone else had it; or the queue, which is `requeue` here, brings it again.

    def _guarded(self, what: Callable[[], None]) -> None:
        try:
            what()
        except Exception as error:
            self.faults.append(error)
