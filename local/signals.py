"""The signals that ask to stop."""

import contextlib
import signal
import time
from collections.abc import Iterator

_LOOK_SECONDS = 0.05


class StopRequest:
    """Whether someone asked to stop.

    A plain flag: a signal's handler runs in the middle of whatever the main thread does, and an Event whose lock that
    thread holds just then would never be set.
    """

    def __init__(self) -> None:
        self._asked = False

    def is_set(self) -> bool:
        """Whether it was asked."""
        return self._asked

    def wait(self, seconds: float) -> bool:
        """Wait that long at most, and say whether it was asked."""
        deadline = time.monotonic() + seconds
        while not self._asked and time.monotonic() < deadline:
            time.sleep(_LOOK_SECONDS)
        return self._asked

    def ask(self, *_: object) -> None:
        """A signal arrived."""
        self._asked = True

    @contextlib.contextmanager
    def by_signals(self) -> Iterator[None]:
        """Ctrl-C, SIGTERM and a closed terminal ask within the block."""
        numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = {number: signal.signal(number, self.ask) for number in numbers}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
