"""Made posts: vectors in few dimensions, words by theme."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import numpy as np
from amends.themes.grouping import Floats, unit
from amends.themes.post import Row, Spoken
from amends.themes.refreshing import CaseNow, Known, refreshed
from amends.themes.terms import Saying
from amends.themes.theme import Shelf

MONDAY = datetime(2026, 11, 2, tzinfo=UTC)
EVENING = MONDAY + timedelta(days=1)
WIDTH = 16


def vector(axis: int, number: int = 0, off: float = 0.3) -> Floats:
    """A post about the thing of this axis, a little off in a way of its own."""
    noise = np.random.default_rng(number * 97 + axis).normal(size=WIDTH).astype(np.float32)
    made = off * noise / np.linalg.norm(noise)
    made[axis] += 1
    one: Floats = unit(made[None].astype(np.float32))[0]
    return one


class World:
    """Posts that stand, by their keys."""

    def __init__(self) -> None:
        self.posts: dict[str, Spoken] = {}
        self.vectors: dict[str, Floats] = {}
        self.cases: dict[str, CaseNow] = {}
        self.shelf = Shelf(day=date(2026, 11, 2))
        self.rows: list[Row] = []

    def say(self, axis: int, numbers: Sequence[int], words: str = "", at: datetime = MONDAY, off: float = 0.3) -> None:
        for number in numbers:
            key, case = f"x#{number}", f"x-{number}"
            seconds = int(at.timestamp()) + number
            text = f"{words} word{axis}"
            self.posts[key] = Spoken(key, case, f"MENTION#{number}", seconds, f"x#a{number}", text, True, "anywhere")
            self.vectors[key] = vector(axis, number, off)
            self.cases[case] = CaseNow("other", "")
            self.rows.append(Row(key, case, f"MENTION#{number}", seconds, 1))

    def know(self, post: Spoken) -> Known:
        return Known(self.vectors[post.key], Saying(post.author, tuple(post.text.split())))

    def evening(self, at: datetime = EVENING, rows: Sequence[Row] | None = None) -> None:
        rows = self.rows if rows is None else rows
        self.shelf, self.rows = refreshed(self.shelf, rows, self.posts, self.cases, self.know, at, ["larkfield"])

    def theme_of(self, number: int) -> int:
        return next(row.theme for row in self.rows if row.key == f"x#{number}")
