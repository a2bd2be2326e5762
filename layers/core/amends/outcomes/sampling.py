"""Asking the platforms how far the posts have gone whose sample is due, within a run's calls and the month's budget."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from pydantic import BaseModel

from amends.errors import Retry
from amends.mention import PlatformName
from amends.outcomes.story import Follow, Track
from amends.outcomes.tracking import Metrics, passed, sampled, stopped
from amends.spending import Brake, Policy

AT_ONCE = 100  # posts that both platforms show in one call
CALLS = 3  # a run: 300 posts every five minutes; a hundredth of X's window, a thirtieth of Reddit's minute
ENDS = 100  # cases a run whose time is over


class Shown(NamedTuple):
    """What a platform says of posts, by their ids; those that it says are gone. Of the others it said nothing."""

    metrics: Mapping[str, Metrics]
    gone: frozenset[str] = frozenset()


class Gauge(Protocol):
    """A platform that says how far posts have gone."""

    def ask(self, posts: Sequence[str], now: datetime) -> Shown:
        """What it says of a hundred posts at most; raises RateLimited or Retry."""
        ...


class Samples(Protocol):
    """Where tracks are kept."""

    def due(self, platform: PlatformName, now: datetime, limit: int) -> list[Track]:
        """The posts of which a sample is due, the longest due first."""
        ...

    def save(self, track: Track) -> bool:
        """Write the track's next version; False where another run came first, or the post was removed meanwhile."""
        ...


class Followed(Protocol):
    """Where the cases are kept that are followed."""

    def over(self, now: datetime, limit: int) -> list[Follow]:
        """Those whose time is over and whose end nobody has written."""
        ...

    def end(self, follow: Follow) -> None:
        """Take a case out of those that are followed."""
        ...


class Tracked(BaseModel):
    """What a run did; `stopped` says why it did not do all that was due."""

    sampled: int = 0
    gone: int = 0
    passed: int = 0
    calls: int = 0
    stopped: str = ""


def track(platform: PlatformName, gauge: Gauge, store: Samples, policy: Policy, now: datetime) -> Tracked:
    """Sample what is due on a platform, as far as a run's calls and the budget reach; what is left over waits."""
    done = Tracked()
    if policy.brake is Brake.STOPPED:
        return done.model_copy(update={"stopped": policy.why})
    calls = max(1, CALLS // policy.slower)
    due = store.due(platform, now, calls * AT_ONCE + 1)
    for start in range(0, min(len(due), calls * AT_ONCE), AT_ONCE):
        some = due[start : start + AT_ONCE]
        try:
            shown = gauge.ask(sorted({one.post_id for one in some}), now)
        except Retry as error:
            return done.model_copy(update={"stopped": str(error)})
        done.calls += 1
        for one in some:
            _save(one, shown, store, done, now)
    if len(due) > calls * AT_ONCE:
        done.stopped = "the calls of a run were spent: the rest waits for the next"
    return done


def end_followed(store: Followed, now: datetime) -> int:
    """End the following of cases whose time is over; how many."""
    over = store.over(now, ENDS)
    for follow in over:
        store.end(follow)
    return len(over)


def _save(track: Track, shown: Shown, store: Samples, done: Tracked, now: datetime) -> None:
    if (metrics := shown.metrics.get(track.post_id)) is not None:
        done.sampled += store.save(sampled(track, metrics, now))
    elif track.post_id in shown.gone:
        done.gone += store.save(stopped(track))
    else:
        done.passed += store.save(passed(track, now))
