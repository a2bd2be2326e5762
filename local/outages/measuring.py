"""Minutes to detection, and false alarms a week, of each way with the same effort."""

import math
import random
import statistics
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from local.outages.made import HOUR, MINUTE, Outage, outage
from local.outages.methods import AVERAGE, FIXED, LINE, OWN, Scores, Series, alarms, line_for

WATCHED = 120  # minutes of an outage; what is not suspected by then is missed
MISSED = math.inf


class Result(NamedTuple):
    """Of one way on one series."""

    false_alarms: int
    minutes: dict[str, list[float]]  # by the kind of outage


def measure(
    series: Series, learned: int, kinds: Sequence[Outage], trials: int, seed: int, most: int | None = None
) -> tuple[dict[str, Result], float]:
    """The results by way, and how many weeks were judged; after so many hours of learning.

    The two others' lines are the lowest that give no more false alarms than the baseline's own line, or than `most` for
    all three: found on the very weeks that are judged, which nobody could know beforehand. That favours them.
    """
    begin = series.start + learned * HOUR
    minutes = (series.hours - learned) * 60
    each = [series.scores(begin + number * MINUTE) for number in range(minutes)]
    own = line_for([one.own for one in each], most) if most is not None else LINE
    allowed = alarms([one.own for one in each], own)
    lines = {
        OWN: own,
        FIXED: line_for([one.fixed for one in each], allowed),
        AVERAGE: line_for([one.average for one in each], allowed),
    }
    took: dict[str, dict[str, list[float]]] = {way: {kind.name: [] for kind in kinds} for way in lines}
    rng = random.Random(seed)  # noqa: S311
    for kind in kinds:
        for _ in range(trials):
            start = begin + rng.randrange(minutes - WATCHED) * MINUTE
            found = _detected(series, kind, start, lines, rng)
            for way in lines:
                took[way][kind.name].append(found[way])
    counted = {OWN: "own", FIXED: "fixed", AVERAGE: "average"}
    false = {way: alarms([getattr(one, name) for one in each], lines[way]) for way, name in counted.items()}
    return {way: Result(false[way], took[way]) for way in lines}, minutes / 60 / 168


def _detected(
    series: Series, kind: Outage, start: datetime, lines: dict[str, float], rng: random.Random
) -> dict[str, float]:
    """After how many minutes each way suspects an outage that was laid over the series."""
    posts = outage(kind, start, series.hourly(start), WATCHED, rng)
    found: dict[str, float] = dict.fromkeys(lines, MISSED)
    for minute in range(1, WATCHED + 1):
        scores: Scores = series.scores(start + minute * MINUTE, posts)
        for way, score in zip(lines, scores, strict=True):
            if score > lines[way]:
                found[way] = min(found[way], minute)
        if MISSED not in found.values():
            break
    return found


def summed(results: Sequence[tuple[dict[str, Result], float]], kind: str) -> dict[str, dict[str, float]]:
    """By way: false alarms a week and series, the median and the ninth of ten of the minutes, and the part missed."""
    weeks = sum(each for _, each in results)
    found = {}
    for way in results[0][0]:
        minutes = [one for result, _ in results for one in result[way].minutes[kind]]
        found[way] = {
            "false alarms a week": sum(result[way].false_alarms for result, _ in results) / weeks,
            "median": statistics.median(minutes),
            "ninth of ten": sorted(minutes)[int(len(minutes) * 0.9)],
            "missed": sum(math.isinf(one) for one in minutes) / len(minutes),
        }
    return found
