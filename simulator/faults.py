"""Faults that can be switched on: what platforms do on a bad day."""

import asyncio
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from simulator.wire import AsciiJSON

Platform = Literal["x", "reddit"]
Kind = Literal["401", "403", "429", "500", "503", "timeout_before", "timeout_after", "drop", "ratelimit"]
HELD = 120.0  # seconds after which a request that is never answered is dropped
RESET = 15  # seconds until the window of an injected 429 opens again, unless the fault says otherwise


@dataclass
class Fault:
    """What goes wrong on a route, how often, and how many times more."""

    platform: Platform
    route: str
    kind: Kind
    count: int | None
    rate: float
    reset_s: int = RESET
    pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        method, _, path = self.route.partition(" ")
        # `:id` and `{id}` stand for any one part of a path.
        parts = [r"[^/]+" if part[:1] in (":", "{") else re.escape(part) for part in path.strip("/").split("/")]
        self.pattern = re.compile(".*" if self.route == "*" else f"{re.escape(method)} /{'/'.join(parts)}/?")

    def as_json(self) -> dict[str, Any]:
        """The fault as the control API shows it; `count` is what is left."""
        names = ("platform", "route", "kind", "count", "rate", "reset_s")
        return {name: getattr(self, name) for name in names}


class Faults:
    """The faults that are switched on."""

    def __init__(self, random: Callable[[], float] | None = None) -> None:
        self._faults: list[Fault] = []
        self._random = random or secrets.SystemRandom().random

    def put(self, fault: Fault) -> None:
        """Switch a fault on, in place of the one that its route had."""
        self._faults = [f for f in self._faults if (f.platform, f.route) != (fault.platform, fault.route)]
        self._faults.append(fault)

    def clear(self) -> None:
        """Switch every fault off."""
        self._faults = []

    def all(self) -> list[dict[str, Any]]:
        """The faults that are on."""
        return [fault.as_json() for fault in self._faults]

    def strike(self, platform: Platform, method: str, path: str) -> Fault | None:
        """The fault that hits a request, which uses up one of its strikes."""
        for fault in self._faults:
            if fault.platform != platform or not fault.pattern.fullmatch(f"{method} {path}"):
                continue
            if self._random() >= fault.rate:
                continue
            if fault.count is not None:
                fault.count -= 1
                if fault.count <= 0:
                    self._faults.remove(fault)
            return fault
        return None


class FaultyApp:
    """A platform's application with its faults in front of it."""

    def __init__(
        self,
        app: ASGIApp,
        platform: Platform,
        faults: Faults,
        answer: Callable[[Fault], AsciiJSON],
    ) -> None:
        self.app = app
        self.platform: Platform = platform
        self.faults = faults
        self.answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or let it fail."""
        if scope["type"] != "http" or scope["path"] == "/" or scope["path"].startswith("/_sim"):
            await self.app(scope, receive, send)
            return
        fault = self.faults.strike(self.platform, scope["method"], scope["path"])
        if fault is None:
            await self.app(scope, receive, send)
        elif fault.kind == "timeout_before":
            await _hold(scope, receive)
        elif fault.kind in ("timeout_after", "drop"):
            # The write happens and its answer is lost: the case in which a client must not simply try again.
            await self.app(scope, receive, _nowhere)
            if fault.kind == "timeout_after":
                await _hold(scope, receive)
            await _drop(scope)
        else:
            await self.answer(fault)(scope, receive, send)


def fault_of(body: dict[str, Any]) -> Fault:
    """A fault out of a request's body; raises ValueError with what is wrong."""
    unknown = body.keys() - {"platform", "route", "kind", "count", "rate", "reset_s"}
    if unknown:
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    platform, route, kind = body.get("platform"), body.get("route"), str(body.get("kind"))
    count, rate, reset_s = body.get("count"), body.get("rate", 1), body.get("reset_s", RESET)
    if platform not in get_args(Platform):
        raise ValueError(f"platform must be one of {', '.join(get_args(Platform))}")
    if not isinstance(route, str) or not re.fullmatch(r"\*|(GET|POST|PUT|DELETE) /\S*", route):
        raise ValueError('route must be "*" or a method and a path, as in "POST /2/tweets"')
    if kind not in get_args(Kind) or (kind == "ratelimit" and platform == "x"):
        raise ValueError(f"kind must be one of {', '.join(get_args(Kind))} (ratelimit: on reddit only)")
    if count is not None and (isinstance(count, bool) or not isinstance(count, int) or count < 1):
        raise ValueError("count must be a whole number from 1 up, or null for ever")
    if isinstance(rate, bool) or not isinstance(rate, int | float) or not 0 <= rate <= 1:
        raise ValueError("rate must be a number from 0 to 1")
    if isinstance(reset_s, bool) or not isinstance(reset_s, int) or not 1 <= reset_s <= 900:
        raise ValueError("reset_s must be a whole number from 1 to 900")
    return Fault(platform, route, kind, count, float(rate), reset_s)  # type: ignore[arg-type]  # checked above


async def _nowhere(_message: Message) -> None:
    """Takes an answer that nobody gets."""


async def _hold(scope: Scope, receive: Receive) -> None:
    """Keep a client waiting until it gives up."""
    try:
        async with asyncio.timeout(HELD):
            while (await receive())["type"] != "http.disconnect":
                pass
    except TimeoutError:
        pass  # A client without a time-out of its own waits no longer either.
    await _drop(scope)


async def _drop(scope: Scope) -> None:
    scope["extensions"]["simulator.transport"].abort()
    await asyncio.sleep(0)  # one turn of the loop, after which the server knows that nobody waits for an answer
