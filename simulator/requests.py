"""What the simulated platforms were asked and what they gave: the other side's count of a bill."""

import json
from collections import deque
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from simulator.faults import Platform

KEPT = 100_000


class RequestLog:
    """The latest requests that were carried out; those that a fault kept away are not among them."""

    def __init__(self) -> None:
        self.entries: deque[dict[str, Any]] = deque(maxlen=KEPT)

    def watching(self, app: ASGIApp, platform: Platform) -> ASGIApp:
        """The application, with each of its requests written down."""

        async def watched(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http" or scope["path"] == "/" or scope["path"].startswith("/_sim"):
                await app(scope, receive, send)
                return
            entry: dict[str, Any] = {"platform": platform, "method": scope["method"], "path": scope["path"]}
            body = b""

            async def overhear(message: Message) -> None:
                nonlocal body
                if message["type"] == "http.response.start":
                    entry["status"] = message["status"]
                body += message.get("body", b"")
                await send(message)

            await app(scope, receive, overhear)
            self.entries.append({**entry, **_given(json.loads(body or b"{}"))})

        return watched


def _given(answer: Any) -> dict[str, list[str]]:
    """The ids of what was asked for, and of what came beside it."""
    if not isinstance(answer, dict) or not isinstance(answer.get("data"), dict | list):
        return {"gave": [], "beside": []}
    data = answer["data"]
    given = data.get("children", [data]) if isinstance(data, dict) else data
    beside = [item for kind in answer.get("includes", {}).values() for item in kind]
    return {"gave": [_name(item) for item in given], "beside": [_name(item) for item in beside]}


def _name(item: dict[str, Any]) -> str:
    return str(item.get("id") or item.get("data", {}).get("name", ""))
