"""The two queues in memory: at least once, in any order or in order within a group."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from amends.adapters.queues import MOST
from amends.mention import Mention
from amends.reply import Reply

from local.endurance.clock import Clock

MOST_TRIES = 5  # then a message lies in the dead-letter queue
REMEMBERED = timedelta(minutes=5)  # in which a FIFO queue takes a message for the one that it had
TWICE = 0.03  # of the messages come a second time


@dataclass
class Message:
    """A message, and when it can be seen."""

    body: str
    visible: datetime
    group: str = ""
    tries: int = 0


class Queue:
    """Messages that come back until they are dealt with, and some that come again though they were."""

    def __init__(self, clock: Clock, random: Random, hidden: timedelta, point: Callable[[str], None]) -> None:
        self.messages: list[Message] = []
        self.dead: list[Message] = []
        self.counts: Counter[str] = Counter()
        self._clock = clock
        self._random = random
        self._hidden = hidden
        self._point = point
        self._had: dict[str, datetime] = {}

    def put(self, body: str, group: str = "", once: str = "") -> None:
        """Take a message."""
        now = self._clock.now()
        if once and once in self._had and now - self._had[once] < REMEMBERED:
            return
        if once:
            self._had[once] = now
        self._point("before a message is sent")
        self._take(body, group)
        self._point("after a message was sent")

    def put_all(self, bodies: Sequence[str]) -> None:
        """Take messages, so many at once as SQS does."""
        for first in range(0, len(bodies), MOST):
            self._point("before a message is sent")
            for body in bodies[first : first + MOST]:
                self._take(body)
            self._point("after a message was sent")

    def _take(self, body: str, group: str = "") -> None:
        self.counts["sent"] += 1
        self.messages.append(Message(body, self._clock.now(), group))

    def deliver(self, handle: Callable[[str], bool]) -> None:
        """Hand over what can be seen; within a group what follows a failure waits behind it."""
        now = self._clock.now()
        waiting, self.messages = self.messages, []
        left: list[Message] = []
        blocked: set[str] = set()
        for message in waiting:
            if message.visible > now or (message.group and message.group in blocked):
                blocked.add(message.group)
                left.append(message)
                continue
            message.tries += 1
            self.counts["delivered"] += 1
            if handle(message.body):
                if self._random.random() < TWICE:
                    # It was dealt with, and its deletion was lost.
                    self.counts["delivered again"] += 1
                    handle(message.body)
            elif message.tries >= MOST_TRIES:
                self.dead.append(message)
            else:
                self.counts["came back"] += 1
                message.visible = now + self._hidden
                blocked.add(message.group)
                left.append(message)
        self.messages = left + self.messages


class MentionQueue:
    """The queue of mentions to be read, as listening sees it."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue

    def send(self, mentions: Sequence[Mention]) -> None:
        """Take every mention."""
        self._queue.put_all([mention.model_dump_json() for mention in mentions])


class OutboxQueue:
    """The queue of approved replies, as those who hand them over see it."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue

    def send(self, reply: Reply) -> None:
        """Take a reply."""
        once = f"{reply.id}-{reply.version}"
        self._queue.put(f"{reply.case_id} {reply.id}", f"{reply.platform}-{reply.conversation_id}", once)
