"""The bench of outages measures what it says: the same series for the same seed, and the same effort for each way."""

import json
import random
from pathlib import Path

from local.outages.made import HOUR, MINUTE, PLAIN, START, outage, series, usual
from local.outages.measuring import measure, summed
from local.outages.methods import AVERAGE, FIXED, OWN, Series, alarms, line_for
from local.outages.recorded import recorded, whole_hours


def test_a_series_is_the_same_for_the_same_seed_and_another_for_another() -> None:
    assert series(2, 1, 6) == series(2, 1, 6) != series(2, 1, 7)


def test_a_series_has_about_the_rate_that_is_said() -> None:
    expected = sum(usual(START + hour * HOUR, 10) for hour in range(3 * 168))
    assert 0.8 < len(series(10, 3, 6)) / expected < 1.3


def test_an_outage_grows_for_ten_minutes_and_goes_on() -> None:
    posts = outage(PLAIN, START, 200, 60, random.Random(1))  # noqa: S311
    first, later = (
        sum(one.at < START + 10 * MINUTE for one in posts),
        sum(one.at >= START + 50 * MINUTE for one in posts),
    )
    assert 0 < first < later


def test_an_episode_is_one_alarm_and_the_line_is_the_lowest_that_keeps_to_the_effort() -> None:
    quiet = [0.0] * 100
    scores = [*quiet, 5, 0, 6, *quiet, 3, *quiet, 9]
    assert [alarms(scores, line) for line in (0, 3, 5, 6, 9)] == [3, 2, 2, 1, 0]
    assert [line_for(scores, most) for most in (0, 1, 2, 3)] == [9, 6, 3, 0]


def test_each_way_finds_an_outage_with_no_more_false_alarms_than_ours() -> None:
    made = Series(series(6, 2, 6), START, 336)
    result = measure(made, 168, [PLAIN], 4, 6)
    assert result[0][OWN].false_alarms >= max(result[0][way].false_alarms for way in (FIXED, AVERAGE))
    figures = summed([result], PLAIN.name)
    assert all(one["median"] < 60 for one in figures.values())
    assert result[1] == 1


def test_a_feed_is_read_by_brand_without_those_of_a_few_days(tmp_path: Path) -> None:
    def post(brand: str, at: str, number: int) -> str:
        return json.dumps({"airline": brand, "author": f"a{number}", "created_at": at})

    whole = [post("Lark", f"2026-06-0{day}T{hour:02}:30:00Z", hour) for day in range(1, 9) for hour in range(24)]
    short = [post("Saltby", f"2026-06-01T{hour:02}:30:00Z", hour) for hour in range(24)]
    (tmp_path / "a-feed.jsonl").write_text("\n".join([*short, *reversed(whole)]))
    found = recorded(tmp_path)
    assert list(found) == ["Lark"]
    assert whole_hours(found["Lark"]) == (START + HOUR, 190)
