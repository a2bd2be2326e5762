"""The whole local stack as a person runs it: `amends up` in a process of its own."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx

from local.aws import Administrator
from local.ports import Ports
from local.state import CHECKOUT, StateFolder

AMENDS = [sys.executable, "-m", "local.cli"]
_FIRST_START_SECONDS = 240  # Builds and deploys.


class LocalStack:
    """One stack on a state folder; it can be stopped, killed and started again."""

    def __init__(self, folder: Path, ports: Ports, *options: str) -> None:
        self.state = StateFolder(folder)
        self.ports = ports
        self._options = options or ("--quiet",)
        self._output = folder.parent / f"{folder.name}.out"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Start it and wait until it runs; the seconds that it took."""
        ports = ",".join(f"{name}={port}" for name, port in self.ports.model_dump().items())
        command = [*AMENDS, "up", "--headless", "--state", str(self.state.folder), "--ports", ports, *self._options]
        began = time.monotonic()
        before = self.state.read("running")  # Left by one that was killed.
        with self._output.open("wb") as output:
            self._process = subprocess.Popen(
                command, cwd=CHECKOUT, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
            )
        while self.state.read("running") in (None, before):
            assert self._process.poll() is None, self.output()
            assert time.monotonic() - began < _FIRST_START_SECONDS, self.output()
            time.sleep(0.1)
        return time.monotonic() - began

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and wait; the exit status."""
        assert self._process is not None
        self._process.send_signal(number)
        return self._process.wait(90)

    def output(self) -> str:
        """What it printed since it was last started."""
        return self._output.read_text()

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def outputs(self) -> dict[str, str]:
        """The deployed stack's outputs."""
        found: dict[str, str] = self.state.read("running")["outputs"]  # type: ignore[index]
        return found

    @property
    def administrator(self) -> Administrator:
        """Clients that may do everything."""
        return Administrator.of(self.state, self.ports.url("emulator"))

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """One more command of the command line, on this stack's folder."""
        command = [*AMENDS, *arguments, "--state", str(self.state.folder)]
        return subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=120, check=False)

    def status(self) -> dict[str, Any]:
        """`amends status --json`."""
        found: dict[str, Any] = json.loads(self.run("status", "--json").stdout)
        return found

    def token(self, role: str) -> str:
        """`amends token --as ROLE`."""
        return self.run("token", "--as", role).stdout.strip()

    def get(self, path: str, token: str | None = None) -> httpx.Response:
        """One request under the console's address."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return httpx.get(self.ports.url("console") + path, headers=headers, timeout=60)
