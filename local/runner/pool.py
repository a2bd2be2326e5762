"""The execution environments of one function: warm ones are used again, and never more than a few exist."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from local.processes import set_aside
from local.runner.environment import Environment
from local.runner.functions import Function, Functions
from local.runner.outcome import Outcome
from local.runner.runtime_api import Invocation

_MOST = max(2, min(4, os.cpu_count() or 2))
_LIFE_SECONDS = 45 * 60  # The role's credentials last an hour, and no invocation outlasts a quarter of one.
_CONFIGURATION_SECONDS = 2  # How long a change of the function's configuration may go unseen.


class Pool:
    """Takes invocations of one function from many threads."""

    def __init__(
        self,
        name: str,
        functions: Functions,
        build: Path,
        python: Path,
        logs: Path,
        endpoint: str,
        loading: threading.Semaphore,
    ) -> None:
        """`loading` is shared with the pools of the other functions: so many load at once."""
        self._name = name
        self._functions = functions
        self._build = build
        self._python = python
        self._logs = logs
        self._endpoint = endpoint
        self._loading = loading
        self._free = threading.Semaphore(_MOST)
        self._lock = threading.Lock()
        self._idle: list[tuple[str, Environment]] = []
        self._function: tuple[float, Function] | None = None

    def invoke(self, request_id: str, payload: bytes) -> Outcome:
        """Run one invocation, in a warm environment if there is one."""
        with self._free:
            function = self._configuration()
            environment = self._warm(function) or self._cold(function)
            outcome = environment.invoke(Invocation(request_id, function.arn, payload, deadline=0), function.timeout)
            if environment.is_alive():
                with self._lock:
                    self._idle.append((function.revision, environment))
            else:
                environment.close()
            return outcome

    def close(self) -> None:
        """Wait for what runs, then end every environment; invocations that come later find none."""
        for _ in range(_MOST):
            self._free.acquire()
        for _, environment in self._idle:
            environment.close()
        self._idle.clear()
        self._free.release(_MOST)

    def _configuration(self) -> Function:
        with self._lock:
            known = self._function
        if known is None or time.monotonic() - known[0] > _CONFIGURATION_SECONDS:
            known = (time.monotonic(), self._functions.function(self._name))
            with self._lock:
                self._function = known
        return known[1]

    def _warm(self, function: Function) -> Environment | None:
        while True:
            with self._lock:
                if not self._idle:
                    return None
                revision, environment = self._idle.pop()
            if revision == function.revision and environment.age < _LIFE_SECONDS and environment.is_alive():
                return environment
            environment.close()

    def _cold(self, function: Function) -> Environment:
        keys = self._functions.keys(function)
        log = self._logs / f"{log_name(function.logical_id)}.log"
        set_aside(log)
        return Environment(
            self._python,
            self._build / function.logical_id,
            function.handler,
            lambda address: function.environment(self._build, keys, self._endpoint, address),
            log,
            self._loading,
        )


def log_name(logical_id: str) -> str:
    """ListenFunction's log is listen.log."""
    return logical_id.removesuffix("Function").lower()


NewPool = Callable[[str], Pool]
