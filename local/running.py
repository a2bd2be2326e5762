"""The stack that runs on a state folder, as another process finds it."""

from dataclasses import dataclass

from local.aws import Administrator
from local.errors import LocalError
from local.ports import Ports
from local.state import StateFolder


class NotRunning(LocalError):
    """No stack runs on this folder."""


@dataclass(frozen=True)
class Running:
    """Where it is, and what it deployed."""

    ports: Ports
    outputs: dict[str, str]
    started: str
    administrator: Administrator

    @classmethod
    def on(cls, state: StateFolder) -> "Running":
        """The running stack; NotRunning when there is none, or none that has finished starting."""
        found = state.read("running") if state.is_held() else None
        if found is None:
            raise NotRunning(f"no stack runs on {state.folder}; start one with `make run` or `amends up`")
        ports = Ports(**found["ports"])
        return cls(ports, found["outputs"], found["started"], Administrator.of(state, ports.url("emulator")))
