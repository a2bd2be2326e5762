"""A bad day of the simulated X: faults at fixed rates, an outage, and no help against repeated texts."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from random import Random

from local.endurance.clock import Clock
from simulator.faults import Fault, Faults, Kind, Platform

KINDS: tuple[Kind, ...] = ("429", "503", "timeout_before", "timeout_after", "drop")
RESET = 60  # seconds for which an injected 429 closes a window
Span = tuple[datetime, datetime]


class Weather(Faults):
    """Faults of every kind at one rate each, by a seeded chance."""

    def __init__(self, clock: Clock, random: Random, rate: float, down: Sequence[Span] = ()) -> None:
        super().__init__(random.random)
        self.struck: Counter[str] = Counter()
        self.asked = 0
        self._clock = clock
        self._chance = random
        self._rate = rate
        self._down = down
        self._next: list[Fault | None] = []

    def clears(self) -> None:
        """No more faults: the last poll of a run should say how it ended, not that it failed."""
        self._rate = 0
        self._next.clear()

    def coming(self) -> Kind | None:
        """What hits the next request, so that a client needs not really wait for an answer that never comes."""
        if not self._next:
            self._next = [self._roll("x")]
        return self._next[0].kind if self._next[0] else None

    def strike(self, platform: Platform, method: str, path: str) -> Fault | None:
        """The fault that hits a request."""
        del platform, method, path
        self.asked += 1
        self.coming()
        return self._next.pop()

    def _roll(self, platform: Platform) -> Fault | None:
        now = self._clock.now()
        if any(since <= now < until for since, until in self._down):
            # What is down answers with errors, hangs, or ends the connection; nothing is written.
            kind: Kind = self._chance.choice(("500", "503", "503", "503", "timeout_before"))
            self.struck["while down"] += 1
            return Fault(platform, "*", kind, None, 1)
        place = int(self._chance.random() / self._rate) if self._rate else len(KINDS)
        if place >= len(KINDS):
            return None
        self.struck[KINDS[place]] += 1
        kind = self._chance.choice(("500", "503")) if KINDS[place] == "503" else KINDS[place]
        return Fault(platform, "*", kind, None, 1, RESET)
