"""From where a move is made: the console, the API, Slack, or one of our own functions."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_ORIGIN: ContextVar[str] = ContextVar("origin", default="")


@contextmanager
def via(name: str) -> Iterator[None]:
    """Whatever is written inside came from here; also a function's decorator."""
    before = _ORIGIN.set(name)
    try:
        yield
    finally:
        _ORIGIN.reset(before)


def origin() -> str:
    """From where what is written now comes; empty where nobody said."""
    return _ORIGIN.get()
