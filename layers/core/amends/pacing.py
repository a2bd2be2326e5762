"""How often a source is polled: every minute while something happens, seldom while nothing does.

The schedule ticks every minute; this rule says whether the tick polls. Quiet polls cost no post, but each counts
against a window that all searches share; a budget slows and stops by the same rule.
"""

from datetime import datetime, timedelta
from math import ceil

from pydantic import BaseModel, ConfigDict

from amends.cursor import Cursor
from amends.spending import Brake, Policy, is_listen_only

TICK = timedelta(minutes=1)
SLACK = TICK / 2  # a schedule's ticks come a little early or late
SLOWEST = timedelta(minutes=5)  # a customer waits no longer to be heard
SLOWEST_SEARCH = timedelta(minutes=30)  # nobody there asked us anything
WINDOW_HALF = 400  # of the 800 mentions that X shows: a poll comes before half of them are new
REQUESTS, REQUESTS_PER = 300, 15  # X's window: so many requests in so many minutes, shared by all searches
OWN_PACE = frozenset({"x.handoffs", "reddit.handoffs"})  # each of their handoffs says itself when it is due
MESSAGES = frozenset({"x.messages", "reddit.messages"})  # by which private messages come in
SCARCER = {"x.messages": 15}  # sources whose calls have a narrower window
PAGES = 2  # that a poll may need without pressing on that window


class Pace(BaseModel):
    """Whether a source is polled at this tick, how long it waits between polls, and why."""

    model_config = ConfigDict(frozen=True)

    due: bool
    every_minutes: int | None  # None: it is not polled at all
    why: str


def due(
    cursor: Cursor,
    policy: Policy,
    now: datetime,
    *,
    incident: bool = False,
    awaited: bool = False,
    sharing: int = 1,
) -> Pace:
    """Whether a source is polled now; `sharing` sources share its rate window.

    Messages are `awaited` while somebody whom we invited into private may write at any moment.
    """
    if policy.brake is Brake.STOPPED:
        return Pace(due=False, every_minutes=None, why=policy.why)
    every, why = _every(cursor, policy, incident, awaited and cursor.source in MESSAGES)
    requests = SCARCER.get(cursor.source, REQUESTS)
    floor = TICK * max(1, ceil(sharing * PAGES * REQUESTS_PER / requests))
    if every < floor:
        shared = f"{sharing} searches share X's window"
        every, why = floor, shared if sharing > 1 else f"X takes {requests} such calls in {REQUESTS_PER} minutes"
    waited = cursor.polled_at is None or now - cursor.polled_at >= every - SLACK
    return Pace(due=waited or every <= TICK, every_minutes=every // TICK, why=why)


def _every(cursor: Cursor, policy: Policy, incident: bool, awaited: bool) -> tuple[timedelta, str]:
    listen_only = is_listen_only(cursor.source)
    if cursor.polled_at is None:
        return TICK, "it was never polled"
    if incident and not (listen_only and policy.brake is Brake.SLOWER):
        return TICK, "an incident is live"
    if awaited and policy.brake is not Brake.SLOWER:
        return TICK, "somebody was invited to write to us"
    if cursor.failed:
        return TICK, "the last poll failed"
    slowest = SLOWEST_SEARCH if listen_only else SLOWEST
    # 30 minutes are five doublings; a number of quiet polls beyond any need must not overflow.
    quiet = TICK if cursor.source in OWN_PACE else min(TICK * 2 ** min(cursor.quiet, 5), slowest)
    every = min(quiet * policy.slower, slowest)
    why = policy.why if policy.brake is Brake.SLOWER else _of(cursor)
    enough = complete(cursor.an_hour)
    return (enough, f"{cursor.an_hour} posts an hour") if enough < every else (every, why)


def complete(an_hour: int) -> timedelta:
    """The longest wait in which this traffic stays within what X shows, in whole minutes, at least one."""
    if an_hour <= 0:
        return timedelta.max
    return TICK * max(1, WINDOW_HALF * 60 // an_hour)


def _of(cursor: Cursor) -> str:
    if not cursor.quiet:
        return "posts come in"
    return f"nothing new in the last {'poll' if cursor.quiet == 1 else f'{cursor.quiet} polls'}"
