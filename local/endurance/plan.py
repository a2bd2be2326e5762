"""What is asked of a run: how much, how bad, and by which seed."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from local.endurance.weather import Span

START = datetime(2026, 11, 20, 8, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Plan:
    """A run."""

    mentions: int = 10_000
    answers: int = 300
    seed: int = 1
    fault_rate: float = 0.05  # of the requests to X, for each kind of fault
    kill_rate: float = 0.004  # at each step of a function
    mortal: frozenset[str] = frozenset({"api", "classify", "listen", "publish", "watch"})
    meet_rate: float = 0.004  # another function comes at that step
    minutes: int = 240  # in which customers write
    quiet: int = 180  # and then only functions run
    outage: tuple[int, int] | None = (60, 180)  # minutes in which X is down
    surge: tuple[int, int] | None = (40, 45)  # minutes in which a third of all posts come
    conditional: bool = True  # a control: conditions of writes do not count
    careful: bool = True  # a control: the queue takes a page only after the cursor moved

    @property
    def down(self) -> list[Span]:
        """When X is down."""
        return [(START + self.outage[0] * MINUTE, START + self.outage[1] * MINUTE)] if self.outage else []

    def spread(self, count: int) -> list[int]:
        """How many of so many posts come in each minute."""
        surging = range(*self.surge) if self.surge else range(0)
        weights = [1.0] * self.minutes
        for minute in surging:
            weights[minute] = (self.minutes - len(surging)) / 2 / len(surging)
        reached = [0.0]
        for weight in weights:
            reached.append(reached[-1] + weight)
        marks = [round(count * mark / reached[-1]) for mark in reached]
        return [after - before for before, after in pairwise(marks)]


CALM = Plan(fault_rate=0, kill_rate=0, meet_rate=0, outage=None, surge=None)
# More approvals at once than two of X's windows take, nothing else going wrong.
CROWD = replace(CALM, mentions=330, answers=240, minutes=4, quiet=60)
