"""A figure of a report: a number with its interval and what it rests on, or why there is none."""

from pydantic import BaseModel, ConfigDict


class Figure(BaseModel):
    """`value` with the bounds of its 95 % interval, from `n` observations; `why` says why there is no value.

    Shares are between 0 and 1, spans in seconds; what else it is stands where it is used.
    """

    model_config = ConfigDict(frozen=True)

    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int
    why: str = ""


def too_few(n: int, least: int) -> Figure:
    """No number, and why: a share of three people says nothing."""
    return Figure(n=n, why=f"{n} of the {least} that a figure needs")
