"""The running system, and the people and customers who use it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import httpx
from botocore.exceptions import BotoCoreError

from local.aws import Administrator
from local.ports import Ports
from local.state import StateFolder
from tests.simulated import Simulated

AMENDS = Path(sys.executable).with_name("amends")
T = TypeVar("T")


def eventually(look: Callable[[], T], what: str, seconds: float = 60) -> T:
    """The first true value of `look`; fails in words when there is none in time."""
    deadline = time.monotonic() + seconds
    while True:
        # A part of the system may be starting again.
        with suppress(httpx.TransportError, httpx.HTTPStatusError, subprocess.CalledProcessError, BotoCoreError):
            found = look()
            if found:
                return found
        assert time.monotonic() < deadline, f"not within {seconds:.0f} s: {what}"
        time.sleep(0.1)


def free_ports(count: int = 5) -> int:
    """The first of some ports in a row that nothing listens on."""
    for base in range(21000 + os.getpid() % 20000, 60000, count):
        try:
            for port in range(base, base + count):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", port))
        except OSError:
            continue
        return base
    raise AssertionError("no free ports")


class Stack:
    """One `amends up`."""

    def __init__(self, state: Path, base: int) -> None:
        self.state = StateFolder(state)
        self.ports = Ports.parse(str(base))
        self.url = self.ports.url("console")
        self._clients: dict[str, httpx.Client] = {}

    @property
    def simulator(self) -> Simulated:
        """X and Reddit."""
        url = self.ports.url("x")
        return Simulated(url, self.state.simulator, httpx.Client(base_url=url))

    @property
    def administrator(self) -> Administrator:
        """Who may do everything in the emulated account."""
        return Administrator.of(self.state, self.ports.url("emulator"))

    @property
    def outputs(self) -> dict[str, str]:
        """The deployed stack's outputs."""
        return dict((self.state.read("running") or {})["outputs"])

    def password(self, role: str) -> str:
        """The password of a role's sign-in."""
        return str((self.state.read("sign-ins") or {})[role])

    def command(self, *words: str) -> str:
        """What the command line prints."""
        return subprocess.check_output([AMENDS, *words, "--state", self.state.folder], text=True)

    def status(self) -> dict[str, Any]:
        """`amends status --json`."""
        return dict(json.loads(self.command("status", "--json")))

    def call(self, role: str, method: str, path: str, body: object = None) -> httpx.Response:
        """A call of the API, through the console's address, as the person of that role."""
        if role not in self._clients:
            token = self.command("token", "--as", role).strip()
            headers = {"Authorization": f"Bearer {token}"}
            self._clients[role] = httpx.Client(base_url=f"{self.url}/api/v1", headers=headers, timeout=30)
        return self._clients[role].request(method, path, json=body)

    def case_of(self, post: str) -> str:
        """The case that a customer's first post opens, once it is there."""
        case = f"x-{post}" if post.isdigit() else f"reddit-{post}"
        eventually(lambda: self.call("responder", "GET", f"/cases/{case}").status_code == 200, f"case {case}")
        return case

    def approved(self, case: str, text: str) -> str:
        """A reply, drafted by the responder and approved by PR; its id."""
        replies = f"/cases/{case}/replies"
        draft = self.call("responder", "POST", replies, {"text": text})
        assert draft.status_code == 201, draft.text
        reply = str(draft.json()["id"])
        for role, act, version in (("responder", "submit", 1), ("pr", "approve", 2)):
            done = self.call(role, "POST", f"{replies}/{reply}/{act}", {"version": version})
            assert done.status_code == 200, done.text
        return reply

    def reply(self, case: str, reply: str) -> dict[str, Any]:
        """The reply as it is now."""
        file = self.call("responder", "GET", f"/cases/{case}").json()
        return next(dict(found) for found in file["replies"] if found["id"] == reply)

    def processes(self, *words: str) -> list[int]:
        """The ids of this stack's processes whose command line has all the words."""
        found = []
        for folder in Path("/proc").iterdir():
            try:
                line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                environment = (folder / "environ").read_bytes().decode(errors="replace")
            except (OSError, ValueError):
                continue
            ours = str(self.state.folder) in line + environment or f":{self.ports.emulator}" in environment
            if (
                folder.name.isdigit()
                and int(folder.name) != os.getpid()
                and ours
                and all(word in line for word in words)
            ):
                found.append(int(folder.name))
        return sorted(set(found) - {os.getpid()})


@contextmanager
def running(state: Path, *options: str, base: int | None = None) -> Iterator[Stack]:
    """`amends up` on this folder, until the block ends; it must leave no process behind."""
    stack = Stack(state, base or free_ports())
    ports = str(stack.ports.console)
    command = [str(AMENDS), "up", "--headless", "--state", str(state), "--ports", ports, "--poll", "3.5"]
    log = state.parent / f"{state.name}.log"
    with log.open("a") as out, subprocess.Popen([*command, *options], stdout=out, stderr=out) as up:
        try:
            eventually(lambda: up.poll() is not None or stack.state.read("running"), f"the start; see {log}", 240)
            assert up.poll() is None, log.read_text()
            yield stack
        finally:
            up.send_signal(signal.SIGTERM)
            up.wait(timeout=90)
    assert up.returncode == 0, log.read_text()
    assert stack.processes() == []
