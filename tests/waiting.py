"""Waiting for another process, with a deadline."""

import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import httpx
from botocore.exceptions import BotoCoreError

T = TypeVar("T")
# What a part of the system that is starting again makes of a call.
_AWAY = (httpx.TransportError, httpx.HTTPStatusError, BotoCoreError, subprocess.CalledProcessError)


def eventually(look: Callable[[], T | None], what: str, seconds: float = 60) -> T:
    """The first true value of `look`; fails in words when there is none in time."""
    deadline = time.monotonic() + seconds
    while True:
        with suppress(*_AWAY):
            found = look()
            if found:
                return found
        assert time.monotonic() < deadline, f"not within {seconds:g} s: {what}"
        time.sleep(0.05)
