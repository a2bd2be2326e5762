"""A part of a period's cases, as the columns that its figures are made of."""

from collections import Counter
from collections.abc import Iterable

from amends.measures.following import Followed
from amends.measures.uplift import Lifting
from amends.outcomes.outcome import Outcome


class Part:
    """What the cases of a row, or of all rows, bring to each figure; `lifting` is filled beside, in its own order."""

    def __init__(self) -> None:
        self.cases = 0
        self.recovered = 0
        self.outcomes = Counter[str]()
        self.told: list[bool] = []  # of the recovered whose n days are over
        self.updates: list[int] = []  # of those whose complaint reached somebody: the reach of what they told
        self.complaints: list[int] = []  # and of the complaint
        self.spans: list[int] = []  # half-lives in seconds
        self.shifts: list[float] = []  # of tone
        self.lifting = Lifting()

    def add(self, cases: Iterable[Followed]) -> None:
        """Take these in."""
        outcomes = []
        for line, since, over, told, reached in cases:
            self.cases += 1
            if since is None:
                continue
            outcomes.append(line.outcome)
            if over:
                self.told.append(told)
                if line.reach > 0:
                    self.updates.append(reached)
                    self.complaints.append(line.reach)
            if line.half_life is not None:
                self.spans.append(line.half_life)
            # Of a complaint that is gone nobody knows the tone any more.
            if line.tone_after is not None and line.outcome != Outcome.DELETED:
                self.shifts.append(line.tone_after - line.tone_before)
        self.recovered += len(outcomes)
        self.outcomes.update(outcomes)

    def join(self, other: "Part") -> None:
        """Take all of another part in, except for its uplift, which is no sum."""
        self.cases += other.cases
        self.recovered += other.recovered
        self.outcomes += other.outcomes
        self.told += other.told
        self.updates += other.updates
        self.complaints += other.complaints
        self.spans += other.spans
        self.shifts += other.shifts
