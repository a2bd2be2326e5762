"""Who writes: customers in public, and the two people of the brand who write and approve its answers."""

from collections import Counter
from datetime import timedelta
from random import Random

from amends.adapters import keys
from amends.adapters.items import Item
from amends.adapters.replies import Replies
from amends.case import Case, CaseState
from amends.errors import AmendsError
from amends.event import Event
from amends.posting import Mode, turn
from amends.reply import Reply, ReplyState
from amends.review.drafting import draft, submit
from amends.review.texts import TextVersion
from amends.reviewing import give_approval
from amends.roles import Person, Role
from amends.triage import Desk, Lane

from local.endurance.clock import Clock
from local.endurance.service import Service
from local.endurance.simulated import SimulatedX

ROSA = Person(id="rosa", name="rosa", roles=frozenset({Role.RESPONDER}))
PIET = Person(id="piet", name="piet", roles=frozenset({Role.PR}))
ADA = Person(id="ada", name="ada", roles=frozenset({Role.ADMIN}))
TEXTS = [  # by severity, as triage will see them
    "my neighbour was injured by your cable",
    "no broadband again, I cancel",
    "no broadband since six",
    "thanks for nothing but the outage map",
]
OFTEN = (2, 8, 70, 20)
AGAIN = 0.15  # of the posts go on in a conversation of their author
DELETED = 0.01  # of the posts are deleted by their authors, some before we hear them


class Customers:
    """Post about the brand, sometimes twice in a conversation, and sometimes delete what they wrote."""

    def __init__(self, x: SimulatedX, random: Random) -> None:
        self.posted: list[int] = []
        self.deleted: set[str] = set()
        self._authors: list[str] = []
        self._x = x
        self._random = random

    def write(self, count: int, clock: Clock, until: timedelta) -> None:
        """So many posts, spread over a time."""
        for _ in range(count):
            clock.passes(until / count)
            text = f"@larkfield {self._random.choices(TEXTS, OFTEN)[0]} ({len(self.posted)})"
            place = self._random.randrange(len(self.posted)) if self.posted else 0
            goes_on = self.posted and self._random.random() < AGAIN and str(self.posted[place]) not in self.deleted
            author = self._authors[place] if goes_on else f"c{len(self.posted)}"
            post = self._x.post(author, text, self.posted[place] if goes_on else None)
            self.posted.append(post)
            self._authors.append(author)
            if self._random.random() < DELETED:
                self._delete(self._random.choice(self.posted))

    def _delete(self, post: int) -> None:
        if str(post) not in self.deleted:
            self.deleted.add(str(post))
            self._x.delete(post)


class Named:
    """Gives replies names that are the same in every run."""

    def __init__(self, replies: Replies) -> None:
        self._replies = replies
        self._count = 0
        self.save, self.get, self.turn, self.claim = replies.save, replies.get, replies.turn, replies.claim
        self.revise, self.stopped = replies.revise, replies.stopped

    def add(self, reply: Reply, *events: Event, text: TextVersion | None = None, case: Case | None = None) -> Reply:
        """Store a new reply."""
        self._count += 1
        name = {"reply_id": f"r{self._count:05d}"}
        named = reply.model_copy(update={"id": name["reply_id"]})
        told = [event.model_copy(update=name) if event.reply_id else event for event in events]
        return self._replies.add(named, *told, text=text and text.model_copy(update=name), case=case)


class Staff:
    """Answer cases of every severity, and approve what the other one wrote."""

    def __init__(self, service: Service, clock: Clock, random: Random) -> None:
        self.approved: dict[str, str] = {}  # the replies, with their cases
        self.refusals: Counter[str] = Counter()
        self._service = service
        self._clock = clock
        self._random = random
        self._begun: set[str] = set()
        self._named = Named(service.replies)

    def turn_on(self) -> None:
        """Posting is a dry run until somebody turns it on."""
        turn(Mode.ON, "", ADA, self._service.posting, self._clock.now())

    def answer(self, count: int) -> None:
        """Up to so many answers, to cases of every severity in turn."""
        if not count:
            return
        by_severity: dict[int, list[Item]] = {severity: [] for severity in (1, 2, 3, 4)}
        for case in self._open():
            by_severity[int(case["severity"])].append(case)
        for _ in range(count):
            there = [severity for severity in by_severity if by_severity[severity]]
            if there:
                self._answer(Case.model_validate(by_severity[self._random.choice(there)].pop(0)))

    def _open(self) -> list[Item]:
        """The open cases that nobody answers yet, the longest waiting first."""
        partitions = [keys.cases_by(desk, CaseState.OPEN, lane) for desk in Desk for lane in Lane]
        pages = [self._service.table.all_in(partition) for partition in partitions]
        cases = [case for page in pages for case in page if case["id"] not in self._begun]
        return sorted(cases, key=lambda case: (case["opened_at"], case["id"]))

    def _answer(self, case: Case) -> None:
        """Write, submit and approve; a request that fails is sent again by whoever made it."""
        self._begun.add(case.id)
        replies, now = self._service.replies, self._clock.now
        file = self._service.cases.file(case.id)
        try:
            reply = draft(file, f"We look at it at once. Ref {len(self.approved)}", None, ROSA, self._named, now())
        except AmendsError as error:
            self.refusals[type(error).__name__] += 1
            return
        submit(reply, self._service.cases.get(case.id), ROSA, replies, now())
        self._clock.passes(timedelta(milliseconds=1))  # No two approvals fall into one moment.
        while (current := replies.get(reply.case_id, reply.id)).state is ReplyState.IN_REVIEW:
            self._service.api(lambda current=current: self._approve(current, case))  # type: ignore[misc]
        self.approved[reply.id] = reply.case_id

    def _approve(self, reply: Reply, case: Case) -> None:
        give_approval(reply, case.severity, PIET, self._service.replies, self._service.to_outbox, self._clock.now())
