"""What became of a case in the n days after its recovery, worked out once for all measures."""

from collections.abc import Iterable
from typing import NamedTuple

from amends.reports.line import Line

DAY = 86_400
LEAST = 10  # cases that a figure needs; of fewer it would say more about them than about us


class Followed(NamedTuple):
    """A line and what its customer did from the recovery on.

    `since` is None where nobody recovered them, and never before the complaint: what we did earlier was no answer to
    it. `over` says whether the n days are over; `told` whether an unprompted update came in them, and `reached` how
    far those went.
    """

    line: Line
    since: int | None
    over: bool
    told: bool
    reached: int


def follow(lines: Iterable[Line], days: int, now: int) -> list[Followed]:
    """Each line, followed for so many days; `now` in seconds since 1970."""
    span, followed = days * DAY, []
    for line in lines:
        since, told, reached = line.answered, False, 0
        if since is None or (line.resolved is not None and line.resolved < since):
            since = line.resolved
        if since is None:
            followed.append(Followed(line, None, False, False, 0))
            continue
        since = max(since, line.complained)
        for at, prompted, _, reach in line.updates:
            if not prompted and since <= at < since + span:
                told = True
                reached += reach
        followed.append(Followed(line, since, since + span <= now, told, reached))
    return followed
