"""One line for each step, with the time that it took."""

import contextlib
import time
from collections.abc import Iterator


@contextlib.contextmanager
def step(what: str) -> Iterator[None]:
    """Say what begins, and when it has ended well."""
    print(f"  {what} ...", end="", flush=True)
    began = time.monotonic()
    try:
        yield
    except BaseException:
        print(" no", flush=True)
        raise
    print(f" {time.monotonic() - began:.1f} s", flush=True)


def say(what: str) -> None:
    """One line."""
    print(f"  {what}", flush=True)
