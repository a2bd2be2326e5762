"""One execution environment: a process with the function loaded, working on one invocation at a time."""

import contextlib
import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

from local.processes import leashed
from local.runner.outcome import Outcome
from local.runner.runtime_api import Invocation, RuntimeApi

_INIT_SECONDS = 10.0  # As Lambda gives a function to load.

# A process ends with the thread that started it, so one thread that lasts starts them all.
_starter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="starter")


class Environment:
    """Started with the function; replaced after a time-out, a crash or a failed start."""

    def __init__(
        self,
        python: Path,
        task: Path,
        handler: str,
        environment: Callable[[str], Mapping[str, str]],
        log: Path,
        loading: threading.Semaphore,
    ) -> None:
        """Start it and load the function; `loading` says how many may do so at once."""
        self._log = log.open("ab", buffering=0)
        self._api = RuntimeApi()
        self._init_ms: float | None = None
        command = leashed([str(python), "-m", "awslambdaric", handler], end="SIGKILL", python=str(python))
        variables = dict(environment(self._api.address))
        # Lambda's environments share no processor: without this, the time to load would be that of a queue.
        with loading:
            self._started = time.monotonic()
            self._process = _starter.submit(start, command, variables, task, self._log).result()
            self._failure = self._load()

    @property
    def age(self) -> float:
        """Seconds since it was started."""
        return time.monotonic() - self._started

    def invoke(self, invocation: Invocation, timeout: int) -> Outcome:
        """Run one invocation to its outcome; the environment may be dead afterwards."""
        init_ms, self._init_ms = self._init_ms, None
        failure = self._failure
        began = time.monotonic()
        if failure is None:
            invocation.deadline = time.time() + timeout
            self._api.give(invocation)
            failure = self._watch(invocation, began + timeout, timeout)
        outcome = failure or invocation.outcome or Outcome.error("Runtime.ExitError", "no outcome")
        self._report(invocation, outcome, (time.monotonic() - began) * 1000, init_ms)
        return outcome

    def is_alive(self) -> bool:
        """Whether it can take another invocation."""
        return self._failure is None and self._process.poll() is None

    def close(self) -> None:
        """End the process and all that it started."""
        self._kill()
        self._api.close()
        self._log.close()

    def _load(self) -> Outcome | None:
        """Wait until the function is loaded; the failure if it is not."""
        while not self._api.ready.wait(0.01):
            if self._process.poll() is not None:
                return self._exited()
            if self.age > _INIT_SECONDS:
                return self._end(f"Task timed out after {_INIT_SECONDS:.2f} seconds, while loading")
        if self._api.init_error:
            return self._api.init_error
        self._init_ms = self.age * 1000
        return None

    def _watch(self, invocation: Invocation, deadline: float, timeout: int) -> Outcome | None:
        while not invocation.done.wait(0.05):
            if self._process.poll() is not None:
                # Its last words may still be on their way.
                return None if invocation.done.wait(0.05) else self._exited()
            if time.monotonic() > deadline:
                return self._end(f"Task timed out after {timeout:.2f} seconds")
        return None

    def _exited(self) -> Outcome:
        return Outcome.error("Runtime.ExitError", f"Runtime exited with status {self._process.returncode}")

    def _end(self, message: str) -> Outcome:
        self._kill()
        return Outcome.error("Sandbox.Timedout", message)

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):  # It may have ended already.
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _report(self, invocation: Invocation, outcome: Outcome, ms: float, init_ms: float | None) -> None:
        """One line for an invocation, in the shape of Lambda's own."""
        metrics = {"durationMs": round(ms, 3)} | ({} if init_ms is None else {"initDurationMs": round(init_ms, 3)})
        record = {"requestId": invocation.request_id, "status": "success", "metrics": metrics}
        if outcome.failed:
            # The type alone: a message may quote what a customer wrote.
            record |= {"status": "error", "errorType": error_type(outcome)}
        self._log.write((json.dumps({"type": "platform.report", "record": record}) + "\n").encode())


def start(command: list[str], environment: dict[str, str], cwd: Path, log: IO[bytes]) -> subprocess.Popen[bytes]:
    """The function's process, in a group of its own."""
    return subprocess.Popen(
        command,
        env=environment,
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def error_type(outcome: Outcome) -> str:
    """The kind of error that a runtime told."""
    try:
        return str(json.loads(outcome.payload).get("errorType", "unknown"))
    except (ValueError, AttributeError):
        return "unknown"
