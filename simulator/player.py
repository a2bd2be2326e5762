"""The player: posts a feed or a scenario over time, and goes on where it was killed."""

import asyncio
from collections.abc import Callable

from simulator.plays import Play
from simulator.store import Store

BATCH = 200  # posts in one transaction, so that a fast feed leaves time for those who poll
PAUSE = 0.2  # seconds between two looks for an answer that a post waits for


class Player:
    """Plays one play at a speed."""

    def __init__(self, store: Store, play: Play, speed: float, clock: Callable[[], float]) -> None:
        self.store = store
        self.play = play
        self.speed = speed
        self.clock = clock
        rows = store.rows("SELECT line, ref FROM played WHERE play = ?", play.digest)
        self.played: dict[int, str] = {row["line"]: row["ref"] for row in rows}
        lines = range(play.total)
        timed = sorted((due, line) for line in lines if (due := play.due(line)) is not None)
        self._queue = [entry for entry in timed if entry[1] not in self.played]
        self._waiting = [line for line in lines if play.due(line) is None and line not in self.played]
        self._next = 0
        # Recorded time goes on from the last line that was played, not from where it would be by now.
        self._from = max((due for due, line in timed if line in self.played), default=play.start)

    @property
    def done(self) -> bool:
        """Whether nothing more will appear by itself: a follow-up waits for an answer that may never come."""
        return self._next >= len(self._queue) and not any(
            self.play.answered(line, self.played) is not None for line in self._waiting
        )

    async def run(self) -> None:
        """Play until nothing is left, follow-ups included."""
        started = self.clock()
        while self._next < len(self._queue) or self._waiting:
            posted = self.step(self.clock() - started)
            await asyncio.sleep(0 if posted >= BATCH else self._pause(self.clock() - started))

    def step(self, elapsed: float) -> int:
        """Post what is due so many seconds after the start, up to a batch; how many posts that were."""
        reached = self._from + elapsed * self.speed
        lines: list[int] = []
        while self._next < len(self._queue) and self._queue[self._next][0] <= reached and len(lines) < BATCH:
            lines.append(self._queue[self._next][1])
            self._next += 1
        lines += [line for line in self._waiting if self._is_ready(line)]
        if lines:
            with self.store.write():
                for line in lines:
                    self._post(line)
            self._waiting = [line for line in self._waiting if line not in self.played]
        return len(lines)

    def _post(self, line: int) -> None:
        ref = self.play.post(line, self.played)
        self.store.run("INSERT INTO played VALUES (?, ?, ?)", self.play.digest, line, ref)
        self.played[line] = ref

    def _is_ready(self, line: int) -> bool:
        answered = self.play.answered(line, self.played)
        return answered is not None and (self.clock() - answered) * self.speed >= self.play.delay(line)

    def _pause(self, elapsed: float) -> float:
        if self._next >= len(self._queue):
            return PAUSE
        until = (self._queue[self._next][0] - self._from) / self.speed - elapsed
        return min(max(until, 0.001), PAUSE)
