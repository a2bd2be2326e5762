"""`python -m local.endurance`: the figures of a run, one a line."""

import argparse
import sys

from local.endurance.figures import crowd, measure
from local.endurance.plan import Plan


def main() -> int:
    """Run once; what should not be is said, and fails."""
    plan = Plan()
    parser = argparse.ArgumentParser(prog="python -m local.endurance", description=__doc__)
    parser.add_argument("--mentions", type=int, default=plan.mentions, metavar="N")
    parser.add_argument("--answers", type=int, default=plan.answers, metavar="N")
    parser.add_argument("--seed", type=int, default=plan.seed, metavar="N", help="the same one gives the same run")
    arguments = parser.parse_args()
    chosen = Plan(mentions=arguments.mentions, answers=arguments.answers, seed=arguments.seed)
    faults = [*measure(chosen, line), *crowd(line)]
    for fault in faults[:20]:
        print(f"endurance: {fault}", file=sys.stderr)
    return 1 if faults else 0


def line(name: str, value: str) -> None:
    """One figure."""
    print(f"{name:56}{value:>24}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
