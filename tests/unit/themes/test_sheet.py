"""What is stored of a day gives back what was put in, and is cut at every zone's midnight."""

import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from amends.themes.post import Row
from amends.themes.share import share_of
from amends.themes.sheet import PART, counted, counts, followed, parts, rows_of
from amends.themes.slices import slices
from hypothesis import given
from hypothesis import strategies as st

DAY = date(2026, 10, 25)  # Europe's clocks go back
START = int(datetime(2026, 10, 25, tzinfo=UTC).timestamp())

ROWS = st.lists(
    st.builds(
        Row,
        key=st.uuids().map(lambda one: f"x#{one}"),
        case=st.sampled_from(["x-1", "x-2"]),
        sk=st.just("MENTION#"),
        at=st.integers(START, START + 86_399),
        of=st.integers(0, 3),
        theme=st.integers(0, 5),
        topic=st.sampled_from(["", "reach", "billing"]),
        region=st.sampled_from(["anywhere", "nörth"]),
        cause=st.sampled_from(["", "no van"]),
    ),
    max_size=30,
    unique_by=lambda row: row.key,
)


@given(ROWS)
def test_places_come_back_as_they_were(rows: list[Row]) -> None:
    ordered = [row for part in parts(rows, 7) for row in part]
    assert sorted(ordered) == sorted(rows)
    assert rows_of(followed(rows)) == rows


@pytest.mark.parametrize("zone", ["UTC", "Europe/London", "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Niue"])
@given(rows=ROWS)
def test_every_place_that_counts_is_on_its_own_day_of_the_zone(zone: str, rows: list[Row]) -> None:
    tz = ZoneInfo(zone)
    wanted: dict[tuple[date, object], int] = {}
    for row in rows:
        if row.of:
            day = datetime.fromtimestamp(row.at, tz).date()
            kind = (day, (row.theme, row.of, row.topic, row.region, row.cause))
            wanted[kind] = wanted.get(kind, 0) + 1
    ordered = sorted(rows, key=lambda row: row.at)
    found = {
        (part.day, tuple(kind)): count
        for part in slices(DAY, counts(counted(ordered)), tz)
        for kind, count in part.kinds
    }
    assert found == wanted


def test_a_full_part_of_real_ids_fits_an_item() -> None:
    rng = random.Random(1)  # noqa: S311
    rows = []
    for number in range(PART):
        one = rng.randrange(2 * 10**18, 3 * 10**18)
        at = START + rng.randrange(86_400)
        stamp = (datetime.fromtimestamp(at, UTC) + timedelta(microseconds=rng.randrange(10**6))).isoformat()
        case = f"x-{rng.randrange(2 * 10**18, 3 * 10**18)}"
        rows.append(Row(f"x#{one}", case, f"MENTION#{stamp}#{one}", at, 1, number % 200, "reach", "north"))
    assert len(followed(rows)) + len(counted(rows)) < 400_000


def test_a_share_has_an_interval_and_a_small_one_says_so() -> None:
    share = share_of(10, 100)
    assert share.value == 0.1
    assert share.low == pytest.approx(0.0552, abs=1e-3)
    assert share.high == pytest.approx(0.1744, abs=1e-3)
    assert (share_of(0, 50).low, share_of(50, 50).high) == (0.0, 1.0)
    assert (share_of(1, 19).value, share_of(1, 19).why) == (None, "19 of the 20 that a figure needs")
