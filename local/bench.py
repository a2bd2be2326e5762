"""`make bench`: figures of the running system, from a stack of its own that is forgotten afterwards."""

import argparse
import contextlib
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from local import parts, spend
from local.ports import Ports
from local.running import NotRunning, Running
from local.state import CHECKOUT, StateFolder
from local.status import status

_START_SECONDS = 300
_DRAIN_SECONDS = 900
_QUIET_SECONDS = 30
_TABLE = "DynamoDB_20120810."
_WARM = 50  # texts, the other languages' tables among what they load


def main() -> None:
    """Run everything once and print one figure a line."""
    parser = argparse.ArgumentParser(prog="make bench", description="Measures Amends on this machine.")
    parser.add_argument("--feed", type=Path, metavar="FILE", help="posts to play (default: a scenario)")
    parser.add_argument("--scenario", default="ordinary-morning", metavar="NAME")
    arguments = parser.parse_args()
    line("date", f"{datetime.now(UTC):%Y-%m-%d}")
    line("processors, Python", f"{os.cpu_count()}, {platform.python_version()}")
    source = ["--feed", str(arguments.feed.resolve())] if arguments.feed else ["--scenario", arguments.scenario]
    with tempfile.TemporaryDirectory(prefix="amends-bench-") as folder:
        state = StateFolder(Path(folder) / "state")
        with stack(state, [*source, "--speed", "100000"]) as running:
            mentions = throughput(running)
            spending(state, mentions)
        with stack(state, ["--poll", "0"]) as running:
            wake(running)
        start_up(state)
    model(texts(arguments.feed or CHECKOUT / "simulator" / "scenarios" / f"{arguments.scenario}.jsonl"))
    endurance()


@contextlib.contextmanager
def stack(state: StateFolder, options: list[str]) -> Iterator[Running]:
    """A stack on ports that are free."""
    command = [sys.executable, "-m", "local.cli", "up", "--headless", "--state", str(state.folder)]
    command += ["--ports", ",".join(f"{name}={port}" for name, port in Ports.free().model_dump().items()), *options]
    said = state.folder.with_name("up.out")
    with said.open("wb") as output:
        process = subprocess.Popen(command, cwd=CHECKOUT, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    try:
        deadline = time.monotonic() + _START_SECONDS
        while True:
            with contextlib.suppress(NotRunning):
                yield Running.on(state)
                return
            if process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"bench: the stack did not start:\n{said.read_text()}")
            time.sleep(0.05)
    finally:
        process.terminate()
        process.wait()


def throughput(running: Running) -> int:
    """Mentions from the platform to the table, and what each of them costs in requests; how many there were."""
    began = time.monotonic()
    last: tuple[float, int] = (began, 0)
    while time.monotonic() - began < _DRAIN_SECONDS:
        found = status(running)
        if found["readings"] > last[1]:
            last = (time.monotonic(), found["readings"])
        waiting = sum(found["queues"]["mentions"].values())
        # Quiet for longer than two polls: nothing more comes.
        if last[1] and not waiting and time.monotonic() - last[0] > 10:
            break
        time.sleep(0.5)
    seconds, mentions = last[0] - began, last[1]
    line("mentions heard and read", f"{mentions}")
    line("mentions a second, end to end", f"{mentions / seconds:.1f}")
    asked, elapsed = _counts(running), time.monotonic() - began
    time.sleep(_QUIET_SECONDS)
    # What the schedules ask when there is nothing is no part of a mention's cost.
    idle = {name: (count - asked[name]) * elapsed / _QUIET_SECONDS for name, count in _counts(running).items()}
    line("requests to the table a second, when nothing comes", f"{_table(idle) / elapsed:.1f}")
    for operation, count in sorted(asked.items(), key=lambda item: -item[1]):
        own = max(count - idle[operation], 0)
        if operation.startswith((_TABLE, "AmazonSQS.")) and own >= mentions / 20:
            line(f"requests a mention, {operation.partition('.')[2]}", f"{own / mentions:.2f}")
    return mentions


def _counts(running: Running) -> Counter[str]:
    """What was asked of the emulator so far, by operation."""
    return Counter(parts.control(running.ports, running.administrator, "counts").json())


def _table(counts: dict[str, float]) -> float:
    return sum(count for operation, count in counts.items() if operation.startswith(_TABLE))


def spending(state: StateFolder, mentions: int) -> None:
    """What X and Reddit would have billed; polls that found nothing are requests, too."""
    month = spend.fetch(state)["month"]
    line("requests to platforms for 1,000 mentions", f"{month['requests'] * 1000 / mentions:.0f}")
    line("dollars for 1,000 mentions, at listed prices", f"{float(month['dollars']) * 1000 / mentions:.2f}")


def wake(running: Running) -> None:
    """Start one function after the other; what it makes of an empty batch does not matter here."""
    functions = running.administrator.client("lambda")
    for logical, physical in running.administrator.resources().items():
        if logical.endswith("Function"):
            functions.invoke(FunctionName=physical, Payload=b'{"Records": []}')


def start_up(state: StateFolder) -> None:
    """How long each function takes to load when nothing else does, as its own log reports of the last time."""
    for log in sorted(state.logs.glob("*.log")):
        found = [ms for record in reports(log) if (ms := record["metrics"].get("initDurationMs")) is not None]
        if found:
            line(f"start-up of {log.stem}", f"{found[-1]:.0f} ms")


def reports(log: Path) -> Iterator[dict[str, Any]]:
    """The platform's own lines of a function's log."""
    for text in log.read_text(errors="replace").splitlines():
        if text.startswith('{"type": "platform.report"'):
            yield json.loads(text)["record"]


def texts(file: Path) -> list[str]:
    """The texts of a feed or a scenario."""
    return [json.loads(post)["text"] for post in file.read_text().splitlines()]


def model(posts: list[str]) -> None:
    """The model alone, one text at a time, on the posts that were played."""
    from amends.adapters.reader import Reader  # Loads the runtime and the model.

    began = time.perf_counter()
    reader = Reader.load()
    line("model, loading", f"{(time.perf_counter() - began) * 1000:.0f} ms")
    times = []
    reader.read(posts[:_WARM])
    for post in posts:
        began = time.perf_counter()
        reader.read([post])
        times.append((time.perf_counter() - began) * 1000)
    line("model, a text, median", f"{statistics.median(times):.2f} ms")
    line("model, a text, 99th of 100", f"{statistics.quantiles(times, n=100)[98]:.2f} ms")


def endurance() -> None:
    """Ten thousand posts and three hundred answers on a bad day; docs/operations.md says what happens on it."""
    from local.endurance.figures import crowd, measure  # Loads the simulator.
    from local.endurance.plan import Plan

    if faults := [*measure(Plan(), line), *crowd(line)]:
        sys.exit("bench: endurance: " + "; ".join(faults[:20]))


def line(name: str, value: str) -> None:
    """One figure."""
    print(f"{name:56}{value:>24}", flush=True)


if __name__ == "__main__":
    main()
