"""`make bench-reports`: how fast the report pages come from a year of cases, and what each asks of the table."""

import argparse
import contextlib
import os
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from local import parts, people
from local.bench import line, stack
from local.reports.loading import COMPARED, Loaded, Size, load
from local.reports.rendering import rendered
from local.running import Running
from local.setup import browser
from local.state import StateFolder
from simulator.brand import HANDLE

ASKED = 5  # calls between two looks at the table's requests
LOOKS = 4  # of which the least counts: schedules ask the table meanwhile
LIMIT = 1.0  # seconds at the 95th centile
SETTLING = 75  # seconds: every function of the stack has started by then, which takes the processors for a moment
OPERATIONS = ("Query", "GetItem", "BatchGetItem", "PutItem", "UpdateItem", "TransactWriteItems")


def main() -> None:
    """Load a year, call each page, and print one figure a line; the exit status is 1 where a page is too slow."""
    parser = argparse.ArgumentParser(prog="make bench-reports", description="Measures the report pages.")
    parser.add_argument("--state", type=Path, metavar="DIR", help="a running stack's folder (default: one of its own)")
    parser.add_argument("--cases", type=int, default=50_000)
    parser.add_argument("--mentions", type=int, default=1_000_000)
    parser.add_argument("--calls", type=int, default=40, help="of each page")
    parser.add_argument("--seed", type=int, default=8)
    given = parser.parse_args()
    with _running(given.state) as (state, running):
        began, size = time.monotonic(), Size(given.cases, given.mentions, given.seed)
        loaded = load(running.administrator.table(running.outputs["Table"]), HANDLE, size, datetime.now(UTC))
        line("lines of cases, sheets of days", f"{loaded.truth.cases}, {loaded.sheets}")
        line("places of posts in themes", f"{loaded.places}")
        line("loaded in", f"{time.monotonic() - began:.0f} s")
        time.sleep(SETTLING)
        faults = measure(running, state, loaded, given.calls)
        screen(running, state, loaded, given.calls)
        # On a machine with other work to do every figure is that much too long.
        line("load of the machine meanwhile, processors", f"{os.getloadavg()[1]:.1f}, {os.cpu_count()}")
    if faults:
        sys.exit("bench-reports: " + "; ".join(faults))


@contextlib.contextmanager
def _running(folder: Path | None) -> Iterator[tuple[StateFolder, Running]]:
    if folder:
        state = StateFolder(folder)
        yield state, Running.on(state)
        return
    with tempfile.TemporaryDirectory(prefix="amends-bench-") as own:
        state = StateFolder(Path(own) / "state")
        with stack(state, ["--quiet", "--poll", "0"]) as running:
            yield state, running


def pages(loaded: Loaded) -> dict[str, str]:
    """The call behind each page, over the whole year where a page can show it."""
    year = f"since={loaded.since}&until={loaded.until}&tz=Europe/London"
    return {
        **{f"shareability by {by}": f"shareability?{year}&by={by}" for by in ("week", "topic", "template", "incident")},
        "shareability of one topic": f"shareability?{year}&by=team&topic=outage",
        "teams": "teams",
        "themes of 13 weeks": f"themes?until={loaded.until}&tz=Europe/London",
        "themes of complaints": f"themes?{year}",
        "themes afterwards": f"themes?{year}&of=afterwards",
        "comparisons": "comparisons",
        "a comparison": f"comparisons/{COMPARED}",
        "watch list": "watch-list",
        "exports": "exports",
        "digest": "digest",
    }


def measure(running: Running, state: StateFolder, loaded: Loaded, calls: int) -> list[str]:
    """Print each page's figures; what is not as it should be."""
    token = people.token(running.administrator, state, running.outputs, "marketing")
    url = f"{running.ports.url('console')}/api/v1/reports/"
    faults = []
    with httpx.Client(base_url=url, headers={"Authorization": f"Bearer {token}"}, timeout=60, trust_env=False) as http:
        for name, path in pages(loaded).items():
            first = http.get(path)
            if first.status_code == httpx.codes.NOT_FOUND:
                line(name, "no such page")
                continue
            first.raise_for_status()
            times = [_seconds(http, path) for _ in range(calls)]
            ninth = statistics.quantiles(times, n=20)[18]
            asked = requests(running, lambda path=path: http.get(path).raise_for_status())  # type: ignore[misc]
            line(f"{name}: p50, p95", f"{statistics.median(times) * 1000:.0f}, {ninth * 1000:.0f} ms")
            line(f"{name}: requests to the table", asked)
            line(f"{name}: answer", f"{len(first.content) / 1024:.0f} KB")
            if ninth >= LIMIT:
                faults.append(f"{name} took {ninth:.2f} s")
            if path.startswith("shareability") and "topic=" not in path:
                faults += untrue(name, first.json()["total"], loaded)
    return faults


def screen(running: Running, state: StateFolder, loaded: Loaded, times: int) -> None:
    """Print how long pages of a year take to the screen, where there is a browser; it wants a processor, too."""
    if not (chromium := browser.find()):
        line("on the screen", "no browser here")
        return
    person = "marketing", str((state.read("sign-ins") or {})["marketing"])
    for name, seconds in rendered(chromium, running.ports.url("console"), person, loaded.until, times):
        ninth = statistics.quantiles(seconds, n=20)[18]
        line(f"{name}, on the screen: p50, p95", f"{statistics.median(seconds) * 1000:.0f}, {ninth * 1000:.0f} ms")


def untrue(name: str, total: dict[str, Any], loaded: Loaded) -> list[str]:
    """What a page says otherwise than the year was made."""
    truth = loaded.truth
    wanted = {"cases": truth.cases, "recovered": truth.recovered, "outcomes": truth.outcomes}
    said = {key: total[key] for key in wanted}
    said["outcomes"] = {key: value for key, value in said["outcomes"].items() if value}
    return [f"{name} says {said} of {wanted}"] if said != wanted else []


def requests(running: Running, call: Callable[[], object]) -> str:
    """What one call asks of the table."""
    least: Counter[str] | None = None
    for _ in range(LOOKS):
        before = _counts(running)
        for _ in range(ASKED):
            call()
        asked = _counts(running) - before
        least = asked if least is None or asked.total() < least.total() else least
    found = {name: round(count / ASKED, 1) for name, count in (least or Counter()).items()}
    return ", ".join(f"{count:g} {name}" for name, count in sorted(found.items())) or "none"


def _counts(running: Running) -> Counter[str]:
    counts: dict[str, int] = parts.control(running.ports, running.administrator, "counts").json()
    prefix = "DynamoDB_20120810."
    known = {name.removeprefix(prefix): count for name, count in counts.items() if name.startswith(prefix)}
    return Counter({name: count for name, count in known.items() if name in OPERATIONS})


def _seconds(http: httpx.Client, path: str) -> float:
    began = time.perf_counter()
    http.get(path).raise_for_status()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
