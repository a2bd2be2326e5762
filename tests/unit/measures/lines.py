"""Any lines: of a few strata, a few hours and a few updates, so that much meets."""

from random import Random

from amends.reports.line import Line, Update
from hypothesis import strategies as st

from tests.lines import AT_NOON, DAY, a_line

HOUR = 3600
NOW = AT_NOON + 20 * DAY


def some_lines(least: int = 0, most: int = 60) -> st.SearchStrategy[list[Line]]:
    """So many of them, each a case of its own; Hypothesis draws how many, and a seed for all else."""
    return st.builds(_lines, st.integers(least, most), st.integers(0, 2**32))


def _lines(many: int, seed: int) -> list[Line]:
    chance = Random(seed)  # noqa: S311
    return [_line(number, chance) for number in range(many)]


def _line(number: int, chance: Random) -> Line:
    complained = AT_NOON + chance.randint(0, 240) * HOUR

    def moment() -> int | None:
        return chance.choice([None, complained + chance.randint(-2, 100) * HOUR])

    updates = [
        Update(
            at=complained + chance.randint(0, 450) * HOUR,
            prompted=chance.random() < 0.3,
            in_thread=chance.random() < 0.5,
            reach=chance.randint(0, 1000),
        )
        for _ in range(chance.randint(0, 3))
    ]
    return a_line(
        case=f"x-{number}",
        opened=complained,
        complained=complained,
        platform=chance.choice(["x", "reddit"]),
        topic=chance.choice(["", "billing"]),
        severity=chance.randint(1, 4),
        followers=chance.choice([0, 5, 500]),
        template=chance.choice(["", "sorry#1", "sorry#2"]),
        team=chance.choice(["", "evenings"]),
        private=chance.random() < 0.5,
        answered=moment(),
        resolved=moment(),
        outcome=chance.choice(["shared", "silent", "deleted"]),
        reach=chance.randint(0, 10_000),
        updates=tuple(sorted(updates)),
        tone_after=chance.choice([None, -0.5, 0.1, 0.7]),
        half_life=chance.choice([None, chance.randint(1, 10_000)]),
    )
