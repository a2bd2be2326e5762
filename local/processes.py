"""Child processes: each in a group of its own, logging to a file, never outliving their parent."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

LEASH = str(Path(__file__).with_name("leash.py"))
_LARGEST_LOG = 20 * 1024 * 1024  # A log that grew beyond this is set aside at the next start.


def leashed(command: Sequence[str], end: str = "SIGTERM", python: str = sys.executable) -> list[str]:
    """The command, made to receive `end` when the process that starts it dies."""
    return [python, "-I", "-S", LEASH, str(os.getpid()), end, *command]


class Child:
    """One running process and everything that it started."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        environment: Mapping[str, str],
        log: Path,
        cwd: Path | None = None,
    ) -> None:
        self.name = name
        self.log = log
        set_aside(log)
        self._log_start = log.stat().st_size if log.exists() else 0
        with log.open("ab") as file:
            self._process = subprocess.Popen(
                leashed(command),
                env=dict(environment),
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        """Its process id, which is its group's too."""
        return self._process.pid

    def exit_status(self) -> int | None:
        """How it ended, or None while it runs."""
        return self._process.poll()

    def wait(self, stop: Callable[[], bool]) -> int | None:
        """Its exit status, or None when asked to stop before it ended."""
        while self._process.poll() is None:
            if stop():
                return None
            time.sleep(0.02)
        return self._process.returncode

    def stop(self, patience: float) -> bool:
        """Ask it to end, then end it and its group; whether it ended by itself in time."""
        self._signal(signal.SIGTERM)
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._signal(signal.SIGKILL)
            self._process.wait()
            return False
        self._signal(signal.SIGKILL)  # What it left behind in its group.
        return True

    def kill(self) -> None:
        """End it at once, before it can do anything more."""
        self._signal(signal.SIGKILL)
        self._process.wait()

    def tail(self, lines: int = 15) -> str:
        """The last lines that it wrote since it started."""
        written = self.log.read_bytes()[self._log_start :].decode(errors="replace")
        return "\n".join(written.splitlines()[-lines:])

    def _signal(self, number: int) -> None:
        try:
            os.killpg(self._process.pid, number)
        except (ProcessLookupError, PermissionError):
            # Nobody is left in the group (macOS says PermissionError of a group of zombies).
            return


def set_aside(log: Path) -> None:
    """Rename a log that has grown large, keeping one predecessor."""
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > _LARGEST_LOG:
        log.replace(log.with_suffix(".old.log"))
