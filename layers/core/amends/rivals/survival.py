"""How long people wait, those included who wait still: Kaplan and Meier's estimate (1958).

Who has no answer yet is censored: of them it is known that they waited so long, and no more. Dropping them would make
a brand that answers few look fast. Quantiles have Brookmeyer and Crowley's interval (1982): all times at which the
estimate is not surely above or below the quantile, by Greenwood's variance on the log-log scale (Kalbfleisch and
Prentice, 2002), which never leaves the range from 0 to 1.
"""

from collections.abc import Iterable, Sequence
from math import exp, log, sqrt
from typing import NamedTuple

Z = 1.959964  # 95 % of a normal distribution, on both sides
SAME = 1e-9  # what rounding leaves


class Wait(NamedTuple):
    """Seconds until the answer, or until nobody looked any more."""

    seconds: int
    answered: bool


class Step(NamedTuple):
    """The share that still waits after so many seconds, with the bounds of its interval where there are some."""

    after: int
    waiting: float
    low: float | None
    high: float | None


class Quantile(NamedTuple):
    """Seconds; None where it was not reached."""

    value: int | None
    low: int | None
    high: int | None


def steps(waits: Iterable[Wait]) -> list[Step]:
    """The estimate after each moment at which somebody was answered."""
    ordered = sorted(waits)
    left, waiting, spread = len(ordered), 1.0, 0.0
    found: list[Step] = []
    place = 0
    while place < len(ordered):
        after, answered, ended = ordered[place].seconds, 0, 0
        # Of those at one moment, who was answered was still waiting with those who were lost sight of.
        while place < len(ordered) and ordered[place].seconds == after:
            answered += ordered[place].answered
            ended += 1
            place += 1
        if answered:
            waiting *= (left - answered) / left
            spread += answered / (left * (left - answered)) if left > answered else 0.0
            found.append(Step(after, waiting, *_bounds(waiting, spread)))
        left -= ended
    return found


def quantile(found: Sequence[Step], share: float) -> Quantile:
    """After how long this share was answered: the first moment at which no more than the rest still waits."""
    rest = 1 - share
    value = next((step.after for step in found if step.waiting <= rest + SAME), None)
    low = next((step.after for step in found if step.low is None or step.low <= rest + SAME), None)
    high = next((step.after for step in found if step.high is not None and step.high <= rest + SAME), None)
    return Quantile(value, low, high)


def _bounds(waiting: float, spread: float) -> tuple[float | None, float | None]:
    """The interval of the share that waits; none at its end, where nobody waits and the variance says nothing."""
    if waiting <= SAME:
        return None, None
    around = Z * sqrt(spread) / abs(log(waiting))
    middle = log(-log(waiting))
    return exp(-exp(middle + around)), exp(-exp(middle - around))
