"""A run in figures."""

from collections import Counter
from collections.abc import Callable, Iterator

from local.endurance.order import overtaken, windows
from local.endurance.plan import CROWD, Plan
from local.endurance.run import World, run
from local.endurance.weather import KINDS

WORDS = {
    "429": "429",
    "503": "500 or 503",
    "timeout_before": "time-out before the write",
    "timeout_after": "time-out after the write",
    "drop": "connection dropped after the write",
}


def measure(plan: Plan, line: Callable[[str, str], None]) -> list[str]:
    """Say the figures of a run, and return what should not be."""
    world = run(plan)
    for name, value in figures(world):
        line(name, value)
    return world.findings.faults


def crowd(line: Callable[[str, str], None]) -> list[str]:
    """The same of more answers than X's windows take."""
    world = run(CROWD)
    replies = [one.reply for one in world.findings.answers]
    for place, window in enumerate(windows(replies), start=1):
        counts = Counter(reply.severity for reply in window)
        by_severity = ", ".join(str(counts[severity]) for severity in (1, 2, 3, 4))
        line(f"crowd, window {place}: answers of severity 1, 2, 3, 4", by_severity)
    line("crowd, overtaken by a less grave one", str(len(overtaken(replies))))
    line("crowd, 429 from X; functions that failed", f"{world.x.outcomes['429']}; {len(world.service.failed)}")
    return world.findings.faults


def figures(world: World) -> Iterator[tuple[str, str]]:
    """Names and values, in the order of the docs."""
    found, weather, fate, service = world.findings, world.weather, world.fate, world.service
    yield "seed", str(world.plan.seed)
    yield "virtual time", str(world.clock.now() - world.clock.started).rpartition(".")[0]
    yield "real seconds", f"{world.seconds:.0f}"
    yield "requests to X", f"{weather.asked:,}"
    for kind in KINDS:
        yield f"faults, {WORDS[kind]}", f"{weather.struck[kind]:,}"
    yield "faults, X down", f"{weather.struck['while down']:,}"
    for name in sorted(fate.runs):
        dead = sum(count for death, count in fate.deaths.items() if death.startswith(f"{name},"))
        longest = fate.longest[name].total_seconds()
        yield (
            f"{name}: runs; killed; met; longest run",
            f"{fate.runs[name]:,}; {dead}; {fate.meetings[name]}; {longest:.0f} s",
        )
    cut_off = sum(count for death, count in fate.deaths.items() if death.endswith("out of time"))
    yield "functions that ran out of time", str(cut_off)
    for name, queue in (("mentions", service.mentions), ("outbox", service.outbox)):
        counts = queue.counts
        yield (
            f"{name} queue: delivered; again; dead",
            f"{counts['delivered']:,}; {counts['delivered again']}; {len(queue.dead)}",
        )
    yield "posts made; deleted by their authors", f"{len(world.customers.posted):,}; {len(world.customers.deleted)}"
    yield (
        "posts that stand; of them not stored; stored twice",
        f"{found.standing:,}; {len(found.lost)}; {len(found.twice)}",
    )
    yield "holes in coverage", str(sum(map(len, found.holes.values())))
    wrong = sum(bool(one.fault) for one in found.answers)
    twice = sum(one.public > 1 for one in found.answers)
    yield "answers approved; public more than once; lost", f"{len(found.answers)}; {twice}; {wrong}"
    for state, count in sorted(found.states.items()):
        yield f"answers {state}", str(count)
