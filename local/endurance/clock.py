"""A clock that nobody waits for: it moves when something takes time, or when nothing is left to do."""

from datetime import datetime, timedelta


class Clock:
    """The time for the simulated platforms and for us."""

    def __init__(self, start: datetime) -> None:
        self.started = start
        self._now = start

    def now(self) -> datetime:
        """The time."""
        return self._now

    def seconds(self) -> float:
        """The time, as the simulator reads it."""
        return self._now.timestamp()

    def passes(self, time: timedelta) -> None:
        """Something took so long."""
        self._now += time

    def reach(self, moment: datetime) -> None:
        """Nothing happens before a moment, unless it is over already."""
        self._now = max(self._now, moment)
