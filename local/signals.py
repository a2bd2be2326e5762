"""The signals that ask to stop."""

import contextlib
import signal
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def asking_to_stop(ask: Callable[..., None]) -> Iterator[None]:
    """Ctrl-C, SIGTERM and a closed terminal call `ask` within the block."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, ask) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
