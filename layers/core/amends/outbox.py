"""The line of approved replies: who goes first, how many a window of the platform lets through, and when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import AwareDatetime, BaseModel, ConfigDict

from amends.mention import PlatformName
from amends.reply import Reply

NOT_TAKEN = timedelta(seconds=90)  # the queue hands a reply over within a second; after this its message was lost
GRAVEST = 1  # the severity that may use what is kept back
Conversation = tuple[PlatformName, str]


class Kind(StrEnum):
    """What a platform counts by itself."""

    POST = "post"
    DM = "dm"


class Allowance(BaseModel):
    """How much a platform takes in a window, and how much of it is kept for the gravest cases."""

    model_config = ConfigDict(frozen=True)

    limit: int
    length: timedelta
    reserved: int = 0

    def for_severity(self, severity: int) -> int:
        """How much of a window a reply of this severity may use up."""
        return self.limit if severity <= GRAVEST else self.limit - self.reserved


_QUARTER, _MINUTE = timedelta(minutes=15), timedelta(minutes=1)
ALLOWANCES = {
    (PlatformName.X, Kind.POST): Allowance(limit=100, length=_QUARTER, reserved=5),
    (PlatformName.X, Kind.DM): Allowance(limit=15, length=_QUARTER, reserved=2),
    # Of Reddit's 100 requests a minute an answer takes two, the look and the comment; listening needs the rest.
    (PlatformName.REDDIT, Kind.POST): Allowance(limit=30, length=_MINUTE, reserved=3),
    (PlatformName.REDDIT, Kind.DM): Allowance(limit=10, length=_MINUTE, reserved=1),
}
UNKNOWN = Allowance(limit=60, length=_MINUTE)  # for a network that names no limit


def allowance(platform: PlatformName, kind: Kind) -> Allowance:
    """What a platform allows."""
    return ALLOWANCES.get((platform, kind), UNKNOWN)


def kind_of(reply: Reply) -> Kind:
    """What a reply counts as."""
    return Kind.DM if reply.private else Kind.POST


class Headroom(BaseModel):
    """What a platform's last answer said is left of its window."""

    model_config = ConfigDict(frozen=True)

    remaining: int
    resets_at: AwareDatetime


class Window(BaseModel):
    """A platform's window as all publishers share it; `line` is the gravest severity that waits for a place in one."""

    model_config = ConfigDict(frozen=True)

    platform: PlatformName
    kind: Kind = Kind.POST
    used: int = 0
    resets_at: AwareDatetime
    line: int | None = None

    def left(self, severity: int, now: datetime) -> int:
        """How many replies of this severity the window still takes; a whole window's worth when it is over."""
        most = allowance(self.platform, self.kind).for_severity(severity)
        return most if self.resets_at <= now else max(most - self.used, 0)


def conversation(reply: Reply) -> Conversation:
    """The conversation in which one reply at a time is in the air."""
    return reply.platform, reply.conversation_id


def asked_at(reply: Reply) -> datetime:
    """Since when the reply waits to be posted, however often it was put back."""
    return reply.approved_at or reply.since


def is_before(one: Reply, other: Reply) -> bool:
    """Whether one was approved before the other."""
    return (asked_at(one), one.id) < (asked_at(other), other.id)


def in_line(waiting: Iterable[Reply]) -> list[Reply]:
    """The replies in the order in which they go: the gravest first, then the longest waiting.

    Within a case the earlier approved goes first; it takes over the urgency of a graver one behind it.
    """
    by_case: dict[str, list[Reply]] = defaultdict(list)
    for reply in waiting:
        by_case[reply.case_id].append(reply)
    urgency: dict[str, tuple[int, datetime, str]] = {}
    for replies in by_case.values():
        gravest = max(reply.severity for reply in replies)
        for reply in sorted(replies, key=lambda reply: (asked_at(reply), reply.id), reverse=True):
            gravest = min(gravest, reply.severity)
            urgency[reply.id] = (gravest, asked_at(reply), reply.id)
    return sorted((reply for replies in by_case.values() for reply in replies), key=lambda reply: urgency[reply.id])


def is_ready(reply: Reply, now: datetime) -> bool:
    """Whether its wait is over, or its message was lost."""
    return reply.not_before <= now if reply.not_before else now - reply.since >= NOT_TAKEN


class Turns(BaseModel):
    """Whom to hand over now, and the severity of the gravest that has to wait for a window, for each platform."""

    model_config = ConfigDict(frozen=True)

    go: list[Reply]
    line: dict[PlatformName, int]


def take_turns(
    waiting: Iterable[Reply], windows: Mapping[PlatformName, Window], busy: frozenset[Conversation], now: datetime
) -> Turns:
    """Hand over as many as the windows take, the gravest first; none whose conversation or case has one before it."""
    go: list[Reply] = []
    line: dict[PlatformName, int] = {}
    taken: dict[PlatformName, int] = defaultdict(int)
    held: set[str] = set()
    for reply in in_line(waiting):
        if conversation(reply) in busy or reply.case_id in held or not is_ready(reply, now):
            held.add(reply.case_id)
        elif taken[reply.platform] < windows[reply.platform].left(reply.severity, now):
            taken[reply.platform] += 1
            go.append(reply)
        else:
            held.add(reply.case_id)
            line[reply.platform] = min(line.get(reply.platform, reply.severity), reply.severity)
    return Turns(go=go, line=line)


def forecast(
    waiting: Iterable[Reply], windows: Mapping[PlatformName, Window], busy: frozenset[Conversation], now: datetime
) -> dict[str, datetime | None]:
    """When each reply will probably be posted; None where a doubtful one before it waits for a person."""
    expected: dict[str, datetime | None] = {}
    used: dict[PlatformName, dict[int, int]] = {}
    earliest: dict[str, datetime | None] = {}
    for reply in in_line(waiting):
        before = earliest.get(reply.case_id, now)
        if conversation(reply) in busy or before is None:
            expected[reply.id] = earliest[reply.case_id] = None
            continue
        window = windows[reply.platform]
        # Places taken, by the window: this one and those that follow it.
        counts = used.setdefault(reply.platform, defaultdict(int, {0: window.used if window.resets_at > now else 0}))
        at = _first_free(reply, max(before, reply.not_before or now), counts, window, now)
        expected[reply.id] = earliest[reply.case_id] = at
    return expected


def _first_free(reply: Reply, not_before: datetime, counts: dict[int, int], window: Window, now: datetime) -> datetime:
    """The first moment at which a window takes the reply; counts it there."""
    allowed = allowance(window.platform, window.kind)
    most = allowed.for_severity(reply.severity)
    ends = window.resets_at if window.resets_at > now else now + allowed.length
    place = 0 if not_before < ends else (not_before - ends) // allowed.length + 1
    while counts[place] >= most:
        place += 1
    counts[place] += 1
    opens = now if place == 0 else ends + (place - 1) * allowed.length
    return max(opens, not_before)


class Expected(BaseModel):
    """A waiting reply and when it will probably be posted."""

    reply: Reply
    expected_at: AwareDatetime | None


def expectations(
    waiting: Sequence[Reply], windows: Mapping[PlatformName, Window], busy: frozenset[Conversation], now: datetime
) -> list[Expected]:
    """The waiting replies in their order, each with its expected time."""
    when = forecast(waiting, windows, busy, now)
    return [Expected(reply=reply, expected_at=when[reply.id]) for reply in in_line(waiting)]
