"""The stack's processes: how each is started, when it is ready, and what its end means."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx

from local.aws import REGION, Administrator
from local.ports import HOST, Ports
from local.processes import Child
from local.state import CHECKOUT, StateFolder
from local.toolbox import CONSOLE_DIST, bare_environment, tool


@dataclass(frozen=True)
class Part:
    """One server of the stack."""

    name: str
    command: list[str]
    environment: Mapping[str, str]
    ready_url: str
    seconds_to_start: float
    seconds_to_stop: float

    def start(self, state: StateFolder) -> Child:
        """Start it, in the checkout, logging under its name."""
        return Child(self.name, self.command, self.environment, state.logs / f"{self.name}.log", CHECKOUT)

    def is_ready(self) -> bool:
        """Whether it answers."""
        try:
            return httpx.get(self.ready_url, timeout=5, trust_env=False).status_code < 500
        except httpx.TransportError:
            return False


def emulator(state: StateFolder, ports: Ports, administrator: Administrator) -> Part:
    """AWS, with IAM enforced. Every address is set: by its defaults it would listen on all of them."""
    scratch = state.emulator / "tmp"
    scratch.mkdir(parents=True, exist_ok=True)
    return Part(
        name="emulator",
        command=[str(tool("ministack", "python")), "-m", "emulator"],
        environment=bare_environment(
            **administrator.environment(),
            PYTHONPATH=str(Path(__file__).parent),
            PYTHONUNBUFFERED="1",
            BIND_HOST=HOST,
            MINISTACK_HOST=HOST,
            MINISTACK_REGION=REGION,
            AMENDS_PORT=str(ports.emulator),
            IOT_MTLS_ENABLED="0",
            SFTP_ENABLED="0",
            AUTH="true",
            PERSIST_STATE="1",
            STATE_DIR=str(state.emulator / "services"),
            S3_PERSIST="1",
            S3_DATA_DIR=str(state.emulator / "s3"),
            TMPDIR=str(scratch),
            AMENDS_RUNNER_URL=ports.url("runner"),
        ),
        ready_url=ports.url("emulator") + "/_ministack/health",
        seconds_to_start=60,
        seconds_to_stop=30,
    )


def runner(state: StateFolder, ports: Ports, administrator: Administrator) -> Part:
    """Runs the built functions."""
    return Part(
        name="runner",
        command=[sys.executable, "-m", "local.runner", str(ports.runner), str(state.logs)],
        environment=bare_environment(**administrator.environment(), PYTHONUNBUFFERED="1"),
        ready_url=ports.url("runner"),
        seconds_to_start=20,
        seconds_to_stop=60,  # Longer than the longest function may still run.
    )


def simulator(state: StateFolder, ports: Ports, play: list[str]) -> Part:
    """X and Reddit, playing what `play` says."""
    addresses = ["--x-port", str(ports.x), "--reddit-port", str(ports.reddit)]
    return Part(
        name="simulator",
        command=[sys.executable, "-m", "simulator", "--state", str(state.simulator), *addresses, *play],
        environment=bare_environment(PYTHONUNBUFFERED="1"),
        ready_url=ports.url("x") + "/_sim/status",
        seconds_to_start=30,
        seconds_to_stop=10,
    )


def api_url(ports: Ports, outputs: Mapping[str, str]) -> str:
    """Where the emulator serves the HTTP API."""
    return f"{ports.url('emulator')}/_aws/execute-api/{outputs['ApiId']}/$default"


def console(ports: Ports, outputs: Mapping[str, str]) -> Part:
    """The web console, and the HTTP API under the same address, as the distribution serves them in AWS."""
    return Part(
        name="console",
        command=[sys.executable, "-m", "local.console", str(CONSOLE_DIST)],
        environment=bare_environment(
            PYTHONUNBUFFERED="1",
            AMENDS_CONSOLE_PORT=str(ports.console),
            AMENDS_API=api_url(ports, outputs),
            AMENDS_SIGN_IN=ports.url("emulator"),
            AMENDS_CLIENT=outputs["UserPoolClientId"],
        ),
        ready_url=ports.url("console") + "/config.json",
        seconds_to_start=20,
        seconds_to_stop=5,
    )


def control(ports: Ports, administrator: Administrator, action: str) -> httpx.Response:
    """Tell the emulator to save, pause or resume, or ask for its counts of requests."""
    url = f"{ports.url('emulator')}/_local/{action}"
    headers = {"x-local-key": administrator.secret_key}
    return httpx.post(url, headers=headers, timeout=60, trust_env=False).raise_for_status()
