"""Reddit's names of things: a kind, an underscore, a number in base 36."""

COMMENT, ACCOUNT, SUBMISSION, MESSAGE, SUBREDDIT = "t1", "t2", "t3", "t4", "t5"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
# Every kind counts from here, so that an id looks like one of the platform's own.
FIRST = int("m000000", 36)


def base36(number: int) -> str:
    """The id of the nth thing of a kind."""
    number += FIRST
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    return digits


def fullname(kind: str, number: int) -> str:
    """The name of the nth thing of a kind."""
    return f"{kind}_{base36(number)}"


def number_of(id36: str) -> int | None:
    """Which thing of its kind an id stands for."""
    if not id36.isascii() or not id36.isalnum() or len(id36) > 12:
        return None
    return int(id36, 36) - FIRST


def split(name: str) -> tuple[str, int] | None:
    """The kind and the number in a name."""
    kind, _, id36 = name.partition("_")
    number = number_of(id36) if id36 else None
    return (kind, number) if number is not None else None
