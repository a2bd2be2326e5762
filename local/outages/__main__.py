"""`make bench-outages`: how soon an outage is suspected, and how often in vain, beside two simpler ways."""

import argparse
import math
from collections.abc import Sequence
from pathlib import Path

from local.outages.made import FAINT, PLAIN, START, series
from local.outages.measuring import Result, measure, summed
from local.outages.methods import Series
from local.outages.recorded import recorded, whole_hours

KINDS = (FAINT, PLAIN)
SIZES = (1, 10, 60)  # complaints an hour
WEEKS, LEARNED_WEEKS = 8, 4
RECORDED_DAYS = 3  # of a recorded feed of eight, learned before anything is judged
# The baseline's own line, and others with as few false alarms; or for each way the lowest line that gives one a series.
EFFORTS = (("as it ships", None), ("lines for one false alarm a series", 1))
Results = list[tuple[dict[str, Result], float]]


def main() -> None:
    """Print a table for each kind of series."""
    parser = argparse.ArgumentParser(prog="make bench-outages", description="Measures the suspecting of outages.")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="holds recorded feeds, as *feed*.jsonl")
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--series", type=int, default=3, help="made series of each size")
    parser.add_argument("--trials", type=int, default=20, help="outages of each kind laid over each series")
    given = parser.parse_args()
    sizes = [(size, number) for size in SIZES for number in range(given.series)]
    every = [Series(series(size, WEEKS, given.seed + number), START, WEEKS * 168) for size, number in sizes]
    for name, most in EFFORTS:
        found: dict[int, Results] = {size: [] for size in SIZES}
        for number, one in enumerate(every):
            result = measure(one, LEARNED_WEEKS * 168, KINDS, given.trials, given.seed + number, most)
            found[SIZES[number // given.series]].append(result)
        for size, results in found.items():
            table(f"made, {size} complaints an hour, {name}", results)
        table(f"made, all, {name}", [result for results in found.values() for result in results])
    for name, most in EFFORTS if given.data else ():
        results = []
        for posts in recorded(given.data).values():
            start, hours = whole_hours(posts)
            one = Series(posts, start, hours)
            results.append(measure(one, RECORDED_DAYS * 24, KINDS, given.trials, given.seed, most))
        table(f"recorded, {len(results)} brands, {name}", results)


def table(name: str, results: Sequence[tuple[dict[str, Result], float]]) -> None:
    """The figures of each way and kind of outage."""
    print(f"\n{name}: {sum(weeks for _, weeks in results):.1f} weeks judged")
    print(f"{'outage':8}{'way':18}{'false a week':>14}{'median min':>12}{'9 of 10 min':>13}{'missed':>9}")
    for kind in KINDS:
        for way, figures in summed(results, kind.name).items():
            false, median, ninth, missed = figures.values()
            print(
                f"{kind.name:8}{way:18}{false:>14.2f}{_minutes(median):>12}{_minutes(ninth):>13}{missed:>9.0%}",
                flush=True,
            )


def _minutes(value: float) -> str:
    return "missed" if math.isinf(value) else f"{value:.0f}"


if __name__ == "__main__":
    main()
