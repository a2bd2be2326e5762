"""The running system, and the people and customers who use it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import httpx

from local.ports import Ports
from tests.running import LocalStack
from tests.simulated import Simulated
from tests.waiting import eventually

# X answers 300 reads of the mentions in 15 minutes.
POLL = ("--poll", "3.5")


class Stack(LocalStack):
    """One `amends up`, with its people and customers."""

    def __init__(self, state: Path, ports: Ports, *options: str) -> None:
        super().__init__(state, ports, *options, *POLL)
        self.url = ports.url("console")
        self._clients: dict[str, httpx.Client] = {}

    @cached_property
    def simulator(self) -> Simulated:
        """X and Reddit."""
        url = self.ports.url("x")
        return Simulated(url, self.state.simulator, httpx.Client(base_url=url))

    def password(self, role: str) -> str:
        """The password of a role's sign-in."""
        return str((self.state.read("sign-ins") or {})[role])

    def call(self, role: str, method: str, path: str, body: object = None, seen: int | None = None) -> httpx.Response:
        """A call of the API, through the console's address, as the person of that role; `seen` goes into If-Match."""
        if role not in self._clients:
            headers = {"Authorization": f"Bearer {self.token(role)}"}
            self._clients[role] = httpx.Client(base_url=f"{self.url}/api/v1", headers=headers, timeout=30)
        return self._clients[role].request(
            method, path, json=body, headers={} if seen is None else {"If-Match": f'"{seen}"'}
        )

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
            done = self.call(role, "POST", f"{replies}/{reply}/{act}", seen=version)
            assert done.status_code == 200, done.text
        return reply

    def reply(self, case: str, reply: str) -> dict[str, Any]:
        """The reply as it is now."""
        file = self.call("responder", "GET", f"/cases/{case}").json()
        return next(dict(found) for found in file["replies"] if found["id"] == reply)

    def denied(self) -> set[str]:
        """The functions that were denied something, by the names of their logs."""
        return {log.stem for log in self.state.logs.glob("*.log") if "is not authorized to perform" in log.read_text()}

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
            if ours and folder.name.isdigit() and all(word in line for word in words):
                found.append(int(folder.name))
        return sorted(set(found) - {os.getpid()})


@contextmanager
def running(state: Path, *options: str, ports: Ports | None = None) -> Iterator[Stack]:
    """`amends up` on this folder, until the block ends; it must leave no process behind."""
    stack = Stack(state, ports or Ports.free(), *options)
    stack.start()
    try:
        yield stack
    finally:
        status = stack.stop()
    assert status == 0, stack.output()
    assert stack.processes() == []
