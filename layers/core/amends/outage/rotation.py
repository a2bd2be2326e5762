"""Which of a statement's approved alternatives is next: never the same twice in a row on a channel."""

from collections.abc import Iterator


def after(last: int | None, count: int) -> int:
    """The place of the alternative behind the last one; with a single one there is no choice."""
    if count < 1:
        raise ValueError("a statement without a text can't be given out")
    return 0 if last is None else (last + 1) % count


def in_turn(last: int | None, count: int) -> Iterator[int]:
    """The places of the alternatives, one behind the other, from the one behind the last."""
    while True:
        last = after(last, count)
        yield last
