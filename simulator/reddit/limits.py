"""Reddit's rate limit: a hundred requests a minute, counted over ten minutes."""

LENGTH = 600
REQUESTS = 1000


class Window:
    """Counts requests in windows of ten minutes.

    The first window is half over when it starts: clients spread their calls over what is left of a window, and a
    start in the middle lets a burst through at once.
    """

    def __init__(self, now: float) -> None:
        self._ends = now + LENGTH / 2
        self._used = 0

    def take(self, now: float) -> tuple[bool, dict[str, str]]:
        """Count a request; whether it is let in, and the headers that say what is left."""
        if now >= self._ends:
            self._ends += LENGTH * (1 + (now - self._ends) // LENGTH)
            self._used = 0
        allowed = self._used < REQUESTS
        self._used += allowed
        return allowed, {
            "x-ratelimit-used": str(self._used),
            "x-ratelimit-remaining": str(REQUESTS - self._used),
            "x-ratelimit-reset": str(max(int(self._ends - now), 1)),
        }
