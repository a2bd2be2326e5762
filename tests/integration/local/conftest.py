"""Servers of the local stack, real processes on ports that are free."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from local import parts
from local.aws import Administrator
from local.ports import Ports
from local.processes import Child
from local.state import StateFolder
from tests.waiting import eventually


class Emulator:
    """The emulated AWS on a state folder, which can be stopped, killed and started again."""

    def __init__(self, folder: Path) -> None:
        self.state = StateFolder(folder)
        self.state.create()
        self._child: Child | None = None
        self.use(Ports.free())

    def use(self, ports: Ports) -> None:
        """Listen on these ports from the next start on."""
        self.ports = ports
        self.administrator = Administrator.of(self.state, ports.url("emulator"))

    def start(self) -> None:
        part = parts.emulator(self.state, self.ports, self.administrator)
        self._child = part.start(self.state)
        eventually(part.is_ready, "the emulator answers")

    def stop(self) -> None:
        assert self._child is not None
        assert self._child.stop(20), self._child.tail()

    def kill(self) -> None:
        assert self._child is not None
        self._child.kill()

    def control(self, action: str) -> None:
        parts.control(self.ports, self.administrator, action)


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[Emulator]:
    """A new one, running."""
    emulator = Emulator(tmp_path / "state")
    emulator.start()
    yield emulator
    emulator.kill()
