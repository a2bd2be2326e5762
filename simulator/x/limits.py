"""X's rate limits: calls a window, for the user and for the app."""

from dataclasses import dataclass

QUARTER = 15 * 60
DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Limit:
    """Calls a quarter of an hour by the kind of caller, and calls a day; None where X names no limit."""

    user: int | None = None
    app: int | None = None
    user_day: int | None = None
    app_day: int | None = None


@dataclass(frozen=True)
class Allowance:
    """What is left of a window after a call."""

    limit: int
    remaining: int
    reset: int
    allowed: bool

    def headers(self) -> dict[str, str]:
        """The headers that carry it."""
        return {
            "x-rate-limit-limit": str(self.limit),
            "x-rate-limit-remaining": str(self.remaining),
            "x-rate-limit-reset": str(self.reset),
        }


class Windows:
    """The windows that are open; one opens with its first call."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, ...], tuple[int, int]] = {}

    def take(self, endpoint: str, caller: str, limit: Limit, now: int) -> Allowance | None:
        """Count a call against every window that it falls into; the tightest one answers."""
        windows = [
            (("quarter", caller, endpoint), limit.user if caller == "user" else limit.app, QUARTER),
            (("day", caller, endpoint), limit.user_day if caller == "user" else None, DAY),
            (("day", "app", endpoint), limit.app_day, DAY),
        ]
        allowances = [self._take(key, most, length, now) for key, most, length in windows if most is not None]
        refused = [allowance for allowance in allowances if not allowance.allowed]
        return next(iter(refused or allowances), None)

    def _take(self, key: tuple[str, ...], most: int, length: int, now: int) -> Allowance:
        opened, used = self._open.get(key, (now, 0))
        if now >= opened + length:
            opened, used = now, 0
        allowed = used < most
        self._open[key] = (opened, used + 1 if allowed else used)
        return Allowance(most, max(most - used - 1, 0), opened + length, allowed)
