"""What happens to a function between two of its steps: it is killed, or another one comes in between."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random

from local.endurance.clock import Clock


class Killed(BaseException):
    """The process is gone; nothing of ours may catch this."""


class Fate:
    """Kills functions at random steps, lets others run in the middle of them, and ends those that run too long."""

    def __init__(self, clock: Clock, random: Random, kills: float, meets: float, mortal: frozenset[str]) -> None:
        self.deaths: Counter[str] = Counter()
        self.meetings: Counter[str] = Counter()
        self.runs: Counter[str] = Counter()
        self.longest: dict[str, timedelta] = {}
        self._clock = clock
        self._random = random
        self._kills = kills
        self._meets = meets
        self._mortal = mortal
        self._ends: datetime | None = None
        self._name = ""
        self._meanwhile: Callable[[], object] | None = None

    def point(self, step: str) -> None:
        """A step of a function begins or has ended."""
        if self._ends is None:
            return
        if self._clock.now() > self._ends:
            self._die("out of time")
        roll = self._random.random()
        if roll < self._kills:
            if self._name in self._mortal:
                self._die(step)
        elif self._meanwhile and roll < self._kills + self._meets:
            # The other one is a process of its own, and meets nobody.
            other, self._meanwhile = self._meanwhile, None
            self.meetings[self._name] += 1
            other()

    @contextmanager
    def function(
        self, name: str, lasts: timedelta, meanwhile: Callable[[], object] | None = None
    ) -> Iterator[Callable[[], timedelta]]:
        """A function runs, and says how much time is left to it; within another one it is the one in between."""
        before = (self._ends, self._name, self._meanwhile)
        began = self._clock.now()
        self._ends, self._name, self._meanwhile = began + lasts, name, meanwhile
        self.runs[name] += 1
        try:
            yield self._left
        finally:
            # What the one in between took runs beside this one, and is no part of its time.
            took = lasts - self._left()
            self.longest[name] = max(self.longest.get(name, timedelta()), took)
            self._ends, self._name, self._meanwhile = before
            if self._ends:
                self._ends += self._clock.now() - began

    def _left(self) -> timedelta:
        return self._ends - self._clock.now() if self._ends else timedelta()

    def _die(self, step: str) -> None:
        self.deaths[f"{self._name}, {step}"] += 1
        raise Killed(step)
