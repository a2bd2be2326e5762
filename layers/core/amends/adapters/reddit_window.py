"""Reddit's rate limit: we stop in front of it, where prawcore would sleep."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import requests

from amends.adapters.http import Once, Watcher
from amends.errors import RateLimited

SPARE = 5  # requests left in the window below which we stop; other functions use the same window


def clock() -> datetime:
    """Now."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Left:
    """So many requests until a moment."""

    requests: int
    until: datetime


class Window:
    """What is left of the rate limit's window, as Reddit's last answer said."""

    def __init__(self, clock: Callable[[], datetime] = clock) -> None:
        self._clock = clock
        self._remaining: int | None = None
        self._ends: datetime | None = None

    def note(self, headers: Mapping[str, str]) -> None:
        """Take what an answer says; one without the headers says nothing."""
        if "x-ratelimit-remaining" in headers and "x-ratelimit-reset" in headers:
            self._remaining = int(float(headers["x-ratelimit-remaining"]))
            self._ends = self._clock() + timedelta(seconds=int(headers["x-ratelimit-reset"]))

    def has_room(self, requests: int) -> bool:
        """Whether so many requests are left; yes before the first answer, and once the window is over."""
        over = self._ends is None or self._ends <= self._clock()
        return over or self._remaining is None or self._remaining >= requests

    def left(self) -> Left | None:
        """What is left of the window that is open now; None before the first answer, and once it is over."""
        if self._remaining is None or self._ends is None or self._ends <= self._clock():
            return None
        return Left(self._remaining, self._ends)

    def must_be_open(self) -> None:
        """Raise RateLimited while the window is used up."""
        if not self.has_room(SPARE) and self._ends:
            raise RateLimited(self._ends)


class Paced(Once):
    """A session that asks the window before each request, the tenth page of a listing too."""

    def __init__(self, window: Window, timeout: tuple[float, float], watch: Watcher | None = None) -> None:
        super().__init__(timeout=timeout, watch=watch)
        self._window = window

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:  # type: ignore[override]
        """Send, note what is left, and keep it from prawcore, which would sleep by it: up to ten minutes."""
        self._window.must_be_open()
        response = super().send(request, **options)
        self._window.note(response.headers)
        response.headers.pop("x-ratelimit-remaining", None)
        return response
