"""What must happen to a case at a moment: set with the move that causes it, fired once, however late."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from amends.casefile import Page
from amends.errors import Broken, Retry, Stale
from amends.event import Event

PAGE = 50
TRIES = 3  # at a case that others change while its timer fires


class Timer(BaseModel):
    """A moment of a case; a case has one timer of a kind, or one for each `id`. `data` is for whoever set it."""

    model_config = ConfigDict(frozen=True)

    case_id: str
    kind: str = Field(pattern=r"^[a-z][a-z_]*$")
    id: str = ""
    due_at: AwareDatetime
    data: dict[str, str] = {}


class Effect(NamedTuple):
    """What firing a timer does beside taking it away: all of it in one transaction. `again` takes its place."""

    events: Sequence[Event] = ()
    writes: Sequence[dict[str, Any]] = ()
    again: Timer | None = None


# Reads what it needs strongly, and says what is to be done; nothing, where the timer has lost its object.
Handler = Callable[[Timer, datetime], Effect]


class Fired(NamedTuple):
    """What a run did: timers that fired, and those that are left because their handler failed."""

    fired: int
    failed: int


class TimerStore(Protocol):
    """Where timers are kept."""

    def due(self, now: datetime, limit: int, cursor: str | None = None) -> Page[Timer]:
        """A page of the timers that are due, the first due first."""
        ...

    def fire(self, timer: Timer, effect: Effect, now: datetime) -> bool:
        """Take the timer away with its effect; False when it was fired, moved or cancelled since we saw it.

        Raises Stale where the effect's own conditions failed.
        """
        ...

    def tell(self, timer: Timer, error: Exception) -> None:
        """Say that a timer is left for the next run, where an operator looks."""
        ...


def fire_due(
    timers: TimerStore,
    handlers: Mapping[str, Handler],
    now: datetime,
    has_time: Callable[[], bool] = lambda: True,
) -> Fired:
    """Fire every timer that is due, the first due first.

    A timer whose handler fails stays for the next run and holds nobody up.
    """
    fired = failed = 0
    cursor: str | None = None
    while has_time():
        page = timers.due(now, PAGE, cursor)
        for timer in page.items:
            if not has_time():
                return Fired(fired, failed)
            try:
                fired += _fire(timers, timer, handlers, now)
            except Exception as error:
                failed += 1
                timers.tell(timer, error)
        cursor = page.next
        if cursor is None:
            break
    return Fired(fired, failed)


def _fire(timers: TimerStore, timer: Timer, handlers: Mapping[str, Handler], now: datetime) -> bool:
    handler = handlers.get(timer.kind)
    if handler is None:
        raise Broken(f"nobody knows timers of the kind {timer.kind}")
    for _ in range(TRIES):
        try:
            return timers.fire(timer, handler(timer, now), now)
        except Stale:
            continue  # The case moved between the handler's look and the write: it looks again.
    raise Retry("others kept changing the case of a timer")
