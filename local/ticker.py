"""Invokes what the schedules invoke, every few seconds instead of every minute, so that nobody need wait."""

import contextlib
import json
import threading
import time
from dataclasses import dataclass

from amends.pacing import REQUESTS_PER, SCARCER
from botocore.exceptions import BotoCoreError, ClientError

from local.aws import Administrator

NIGHT = 120.0  # seconds that a night lasts here


@dataclass(frozen=True)
class Schedule:
    """One schedule of the stack: which function, with what."""

    function: str
    payload: str
    nightly: bool = False


def schedules(administrator: Administrator) -> list[Schedule]:
    """The stack's schedules whose target is a function."""
    scheduler = administrator.client("scheduler")
    names = [
        summary["Name"]
        for page in scheduler.get_paginator("list_schedules").paginate()
        for summary in page["Schedules"]
    ]
    found = [scheduler.get_schedule(Name=name) for name in names]
    return [
        Schedule(
            schedule["Target"]["Arn"].rsplit(":", 1)[1],
            schedule["Target"].get("Input") or json.dumps({}),
            nightly=schedule["ScheduleExpression"].startswith("cron("),
        )
        for schedule in found
        if ":function:" in schedule["Target"]["Arn"]
    ]


def at_once(payload: str) -> str:
    """The schedule's payload for someone who waits in front of it: a source is polled even when it is quiet."""
    asked = json.loads(payload)
    return json.dumps({**asked, "paced": False}) if "source" in asked else payload


def seconds_between(payload: str, every: float, nightly: bool = False) -> float:
    """How long a schedule waits between two turns: a source whose calls are few would be refused for minutes else."""
    if nightly:
        return max(every, NIGHT)  # It looks at everything.
    calls = SCARCER.get(json.loads(payload).get("source", ""))
    # Some calls of a window stay for polls that need a second page.
    return max(every, 1.2 * REQUESTS_PER * 60 / calls) if calls else every


class Ticker:
    """One thread a schedule: an invocation never overlaps the schedule's previous one."""

    def __init__(self, administrator: Administrator, every: float) -> None:
        self._administrator = administrator
        self._every = every
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(target=self._tick, args=(schedule,), daemon=True) for schedule in schedules(administrator)
        ]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def stop(self, patience: float) -> None:
        """Invoke no more, and wait for what runs."""
        self._stop.set()
        deadline = time.monotonic() + patience
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def _tick(self, schedule: Schedule) -> None:
        client = self._administrator.client("lambda")
        while not self._stop.is_set():
            # When the emulator is away the supervisor sees to it, and says so; the next turn comes anyway.
            with contextlib.suppress(BotoCoreError, ClientError):
                client.invoke(FunctionName=schedule.function, Payload=at_once(schedule.payload))
            self._stop.wait(seconds_between(schedule.payload, self._every, schedule.nightly))
