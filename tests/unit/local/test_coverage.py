"""What `amends coverage` takes and says."""

from datetime import UTC, datetime, timedelta

import pytest
from amends.coverage import Receipt, coverage, verdict

from local.coverage import for_people, moment
from local.errors import Usage
from tests.builders import MINUTE, NOON


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90m", NOON - timedelta(minutes=90)),
        ("2h", NOON - timedelta(hours=2)),
        ("3d", NOON - timedelta(days=3)),
        ("2026-11-20T10:30Z", datetime(2026, 11, 20, 10, 30, tzinfo=UTC)),
        ("2026-11-20T10:30", datetime(2026, 11, 20, 10, 30, tzinfo=UTC)),
        ("2026-11-20T10:30+02:00", datetime(2026, 11, 20, 8, 30, tzinfo=UTC)),
    ],
)
def test_a_moment_is_a_date_or_as_long_ago(text: str, expected: datetime) -> None:
    assert moment(text, NOON) == expected


@pytest.mark.parametrize("text", ["", "yesterday", "2w", "-2h", "25:00"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(Usage, match="neither a moment"):
        moment(text, NOON)


def test_a_hole_stands_under_its_source() -> None:
    receipt = Receipt(source="x.mentions", at=NOON, polled_at=NOON, complete=True, since=NOON - MINUTE, until=NOON)
    since = NOON - 2 * MINUTE
    found = coverage([verdict("x.mentions", [receipt], since, NOON, NOON)], since, NOON)
    said = for_people(found).splitlines()
    assert said[0].split() == ["x.mentions", "HOLES", "read", "to", "2026-11-20", "12:00:00,", "0", "posts"]
    assert said[1:] == ["  2026-11-20 11:58:00 to 2026-11-20 11:59:00: it was not polled"]
    assert for_people(coverage([], since, NOON)) == "no source was ever polled"
