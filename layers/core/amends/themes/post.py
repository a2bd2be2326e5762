"""A post as themes see it: its words while they stand, and the place that it is counted in, which holds none."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

COMPLAINT, AFTERWARDS = 1, 2  # what a post is counted of; bits, because a post can be both
WAITING = 0  # the theme of a post that is near none so far
QUARTER = 900  # seconds: every zone's days begin at a quarter of an hour in UTC
WINDOW = timedelta(weeks=8)  # so long a post's words count, and whatever becomes of it


class Spoken(NamedTuple):
    """A public post that stands, with its words, which nobody keeps."""

    key: str  # platform#id
    case: str
    sk: str  # where it lies in its case's partition
    at: int  # seconds since 1970 (UTC), when it was written
    author: str  # platform#id
    text: str
    complaint: bool
    region: str


class Row(NamedTuple):
    """Where a post is counted: no word of it, and nothing of its author."""

    key: str
    case: str
    sk: str
    at: int
    of: int  # COMPLAINT, AFTERWARDS, both, or neither since it was edited
    theme: int = WAITING
    topic: str = ""
    region: str = ""
    cause: str = ""  # of its case, on the first of the case's posts in a theme: so that each case counts once

    @property
    def quarter(self) -> int:
        """The quarter of an hour since 1970 (UTC) in which it was written."""
        return self.at // QUARTER


def in_order(row: Row | Spoken) -> tuple[int, str]:
    """What posts are sorted by: the same for every run, whatever came first."""
    return row.at, row.key


def day_of(at: int) -> str:
    """The day in UTC, as the name of its sheet."""
    return datetime.fromtimestamp(at, UTC).date().isoformat()
