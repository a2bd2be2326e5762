"""Waiting for another process, with a deadline."""

import time
from collections.abc import Callable


def wait_until(ready: Callable[[], object], what: str, seconds: float = 30) -> None:
    """Return as soon as it is true; fail with its name when it never is."""
    deadline = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds:g} s in vain until {what}")
        time.sleep(0.05)
